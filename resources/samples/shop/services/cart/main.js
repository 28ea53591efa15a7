import { createClient } from 'redis'
import { serve } from '../shared/serve.js'

const store = createClient({ url: process.env.REDIS_URL })
store.on('error', (error) => console.error('cache:', error.message))
await store.connect()

const oneDay = 24 * 60 * 60
const keyOf = (customer) => `cart:${customer}`
const read = async (customer) => (await store.lRange(keyOf(customer), 0, -1)).map((item) => JSON.parse(item))

serve('cart', {
  'GET /items/:customer': ({ customer }) => read(customer),
  'POST /items/:customer': async ({ customer }, { id, name, price }) => {
    await store.rPush(keyOf(customer), JSON.stringify({ id, name, price }))
    await store.expire(keyOf(customer), oneDay)
    return read(customer)
  },
  'POST /clear/:customer': async ({ customer }) => {
    await store.del(keyOf(customer))
    return []
  },
})
