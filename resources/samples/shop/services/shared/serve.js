import { createServer } from 'node:http'

/**
 * Serves JSON on port 3000. Keys of `routes` are `METHOD /path`, where a part `:name` takes any text; a handler gets the
 * named parts and the body.
 */
export function serve(name, routes) {
  const table = Object.entries({ 'GET /health': () => ({ status: 'ok' }), ...routes }).map(([key, handler]) => {
    const [method, path] = key.split(' ')
    return { method, pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`), handler }
  })
  const server = createServer(async (request, response) => {
    const answer = (status, body) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    const route = table.find(({ method, pattern }) => method === request.method && pattern.test(request.url))
    if (!route) return answer(404, { error: 'not found' })
    try {
      answer(200, await route.handler(route.pattern.exec(request.url).groups ?? {}, await readBody(request)))
    } catch (error) {
      console.error(`${name}:`, error)
      answer(500, { error: 'failed' })
    }
  })
  server.listen(3000, () => console.log(`${name}: listening`))
  process.on('SIGTERM', () => {
    server.close(() => process.exit(0))
    server.closeIdleConnections()
  })
}

async function readBody(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? undefined : JSON.parse(text)
}
