import { query } from '../shared/database.js'
import { serve } from '../shared/serve.js'

serve('accounts', {
  'POST /accounts': async (_, { id }) => {
    await query('INSERT INTO accounts (id) VALUES ($1) ON CONFLICT DO NOTHING', [id])
    return { id }
  },
  'GET /accounts/:id': async ({ id }) => (await query('SELECT id, since FROM accounts WHERE id = $1', [id]))[0] ?? null,
})
