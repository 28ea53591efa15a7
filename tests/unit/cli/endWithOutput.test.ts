import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { endWithOutput } from '../../../src/cli/endWithOutput'

function ended(code: string): readonly [number | undefined, string] {
  const output = new EventEmitter()
  let said = ''
  let end: number | undefined
  endWithOutput(output, (text) => void (said += text), (given) => void (end = given))
  output.emit('error', Object.assign(new Error(`${code}: cannot`), { code }))
  return [end, said]
}

it('ends quietly where a reader has seen enough, and in words where the output is lost', () => {
  expect(ended('EPIPE')).toEqual([0, ''])
  expect(ended('ENOSPC')).toEqual([2, 'error: The output could not be written: ENOSPC: cannot\n'])
})
