import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { saveFile } from '@main/services/files/saveFile'

/** Saves texts of 200 KB over and over; each says in its head what its body must be. Runs until it is killed. */
const [folder = '', backupFolder = ''] = process.argv.slice(2)
for (let number = 0; ; number++) {
  const body = `${number % 10}`.repeat(200_000)
  const baseEtag = createHash('sha256').update(readFileSync(`${folder}/compose.yaml`)).digest('hex')
  const result = await saveFile({ folder, path: 'compose.yaml', text: `${number % 10}\n${body}`, baseEtag, backupFolder })
  if (result.status !== 'saved' && result.status !== 'unchanged') throw new Error(JSON.stringify(result))
  if (number === 0) process.stdout.write('begun\n')
}
