import { createServer } from 'node:http'
import pg from 'pg'

const { POSTGRES_HOST, POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, PORT = '3000' } = process.env
const database = new pg.Pool({ host: POSTGRES_HOST, user: POSTGRES_USER, password: POSTGRES_PASSWORD, database: POSTGRES_DB })
// A connection that idles may be cut off, for example when the database starts again.
database.on('error', (error) => console.error('database:', error.message))

await database.query('CREATE TABLE IF NOT EXISTS notes (id serial PRIMARY KEY, text text NOT NULL)')

const routes = {
  'GET /health': async () => {
    await database.query('SELECT 1')
    return { status: 'ok' }
  },
  'GET /notes': async () => (await database.query('SELECT id, text FROM notes ORDER BY id DESC LIMIT 100')).rows,
  'POST /notes': async (request) => {
    const { text } = await readJson(request)
    const { rows } = await database.query('INSERT INTO notes (text) VALUES ($1) RETURNING id, text', [String(text).slice(0, 500)])
    return rows[0]
  },
}

async function readJson(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text)
}

const server = createServer(async (request, response) => {
  const route = routes[`${request.method} ${request.url}`]
  try {
    const answer = route ? await route(request) : { error: 'not found' }
    response.writeHead(route ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    console.error(error)
    response.writeHead(500, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error: 'failed' }))
  }
})
server.listen(Number(PORT), () => console.log(`api: listening on ${PORT}`))

process.on('SIGTERM', () => server.close(() => database.end()))
