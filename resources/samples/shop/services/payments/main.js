import { consume, publish } from '../shared/queue.js'
import { serve } from '../shared/serve.js'

// Every payment succeeds here: this is where a provider would be asked.
await consume('placed', async (order) => {
  console.log(`payments: order ${order.id} paid, ${order.total} €`)
  await publish('paid', order)
})

serve('payments', {})
