import { createTransport } from 'nodemailer'
import { consume } from '../shared/queue.js'
import { serve } from '../shared/serve.js'

const mail = createTransport({ host: process.env.SMTP_HOST, port: Number(process.env.SMTP_PORT), ignoreTLS: true })

await consume('paid', async ({ id, customer, total }) => {
  await mail.sendMail({ from: 'shop@example.com', to: `${customer}@example.com`, subject: `Your order ${id}`, text: `Thank you. We received ${total} €.` })
  console.log(`notifier: mail for order ${id} sent`)
})

serve('notifier', {})
