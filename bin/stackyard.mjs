#!/usr/bin/env node
/** The command line: runs the built bundle, and builds it first where it is missing. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { buildWhenStale, installModules, requireNode, root } from '../scripts/lib/project.mjs'

const bundle = join(root, 'out/main/cli.js')
requireNode()
if (!existsSync(bundle)) {
  await installModules()
  await buildWhenStale()
}
await import(pathToFileURL(bundle).href)
