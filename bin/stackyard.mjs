#!/usr/bin/env node
/** The command line: runs the built bundle, and builds it first where it is missing. */
import { existsSync } from 'node:fs'
import module from 'node:module'
import { requireNode } from '../scripts/lib/requireNode.mjs'

const bundle = new URL('../out/main/cli.js', import.meta.url)
requireNode()
// Newer versions of Node keep compiled code between runs.
module.enableCompileCache?.()
if (!existsSync(bundle)) {
  const { buildWhenStale, installModules } = await import('../scripts/lib/project.mjs')
  await installModules()
  await buildWhenStale()
}
await import(bundle.href)
