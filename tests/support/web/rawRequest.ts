import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  /** Lower-case names; repeated ones joined by a line break. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/**
 * Sends bytes as they are and reads until the other side closes, or for `patience` milliseconds. HTTP clients repair or
 * refuse the requests that an attack is made of; a socket does not.
 */
export function rawRequest(port: number, lines: readonly string[], body = '', patience = 2000): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`))
    const finish = () => {
      socket.destroy()
      resolve(readAnswer(Buffer.concat(chunks).toString('utf8')))
    }
    socket.setTimeout(patience, finish)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', finish)
    socket.on('error', (error) => (chunks.length > 0 ? finish() : reject(error)))
  })
}

function readAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers.set(name, headers.has(name) ? `${headers.get(name)}\n${value}` : value)
  }
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n') }
}
