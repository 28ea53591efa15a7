import { query } from '../shared/database.js'
import { serve } from '../shared/serve.js'

serve('catalog', {
  'GET /products': () => query('SELECT id, name, price FROM products ORDER BY id'),
})
