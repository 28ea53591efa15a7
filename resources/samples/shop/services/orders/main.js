import { query } from '../shared/database.js'
import { publish } from '../shared/queue.js'
import { serve } from '../shared/serve.js'

serve('orders', {
  'POST /orders': async (_, { customer, items }) => {
    const [{ id }] = await query('INSERT INTO orders (customer, items) VALUES ($1, $2) RETURNING id', [customer, JSON.stringify(items)])
    await publish('placed', { id, customer, total: items.reduce((sum, { price }) => sum + price, 0) })
    return { id }
  },
  'GET /orders/:customer': ({ customer }) => query('SELECT id, items, placed FROM orders WHERE customer = $1 ORDER BY id DESC', [customer]),
})
