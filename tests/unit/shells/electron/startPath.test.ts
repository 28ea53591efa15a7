import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { startPath } from '@main/shells/electron/startPath'

it.each([
  [['stackyard'], true, null],
  [['stackyard', 'shop'], true, '/work/shop'],
  [['stackyard', '/else/compose.yaml'], true, '/else/compose.yaml'],
  [['stackyard', '--enable-logging', '--', '--shop'], true, '/work/--shop'],
  [['stackyard', '--enable-logging', 'shop'], true, '/work/shop'],
  [['stackyard', ''], true, null],
  [['electron', '.'], false, null],
  [['electron', '.', 'shop'], false, '/work/shop'],
  [['node', 'out/main/index.js', '--', 'shop'], false, '/work/shop'],
] as const)('%j (packaged: %j) is started on %j', (words, isPackaged, path) => {
  expect(startPath(words, isPackaged, '/work')).toBe(path === null ? null : resolve(path))
})
