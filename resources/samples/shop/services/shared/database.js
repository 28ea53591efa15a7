import pg from 'pg'

const { POSTGRES_HOST: host, POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database } = process.env
const pool = new pg.Pool({ host, user, password, database })
// A connection that idles may be cut off, for example when the database starts again.
pool.on('error', (error) => console.error('database:', error.message))

export const query = async (text, values) => (await pool.query(text, values)).rows
