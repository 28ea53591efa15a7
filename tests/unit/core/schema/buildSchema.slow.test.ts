import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../../..')

it('what is compiled is what the script makes of the schema', () => {
  expect(execFileSync(process.execPath, [resolve(root, 'scripts/buildSchema.mjs'), '--check'], { encoding: 'utf8' })).toBe('')
})

it('carries no descriptions, and nothing that is evaluated at run time', () => {
  expect(readFileSync(resolve(root, 'src/core/schema/compose-spec.json'), 'utf8')).not.toMatch(/"description": "/)
  expect(readFileSync(resolve(root, 'src/core/schema/generated/validators.js'), 'utf8')).not.toMatch(/\beval\(|new Function|require\(/)
})
