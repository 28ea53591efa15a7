import amqp from 'amqplib'

const connection = await amqp.connect(process.env.QUEUE_URL)
// Without the queue there is nothing to do: Compose starts the service again.
connection.on('close', () => process.exit(1))
const channel = await connection.createChannel()

export async function publish(name, message) {
  await channel.assertQueue(name, { durable: true })
  channel.sendToQueue(name, Buffer.from(JSON.stringify(message)), { persistent: true })
}

/** A message is taken out of the queue only when it was handled. */
export async function consume(name, handle) {
  await channel.assertQueue(name, { durable: true })
  await channel.prefetch(1)
  await channel.consume(name, async (message) => {
    if (message === null) return
    try {
      await handle(JSON.parse(message.content.toString()))
      channel.ack(message)
    } catch (error) {
      console.error(`${name}:`, error.message)
      setTimeout(() => channel.nack(message), 1000)
    }
  })
}
