#!/usr/bin/env node
/** The command line: runs the built bundle, and builds it first where it is missing. */
import { existsSync } from 'node:fs'
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { requireNode } from '../scripts/lib/requireNode.mjs'

const bundle = new URL('../out/main/cli.js', import.meta.url)
requireNode()
// Newer versions of Node keep compiled code between runs.
module.enableCompileCache?.()
// A command is over before code that was optimised early has paid for it: this alone saves a third of the processor time. A version of
// Node that does not know the flag would say so; these do.
if (Number.parseInt(process.versions.node, 10) <= 24) setFlagsFromString('--interrupt-budget=1000000')
if (!existsSync(bundle)) {
  const { buildWhenStale, installModules } = await import('../scripts/lib/project.mjs')
  await installModules()
  await buildWhenStale()
}
await import(bundle.href)
