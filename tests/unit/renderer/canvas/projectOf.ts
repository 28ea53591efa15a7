import { analyze, type Analysis } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import type { Command, Plan } from '@core/commands/types'
import { graphIndex, type GraphIndex } from '@renderer/canvas/graphIndex'

/** A project of one compose file, as the canvas meets it. */
export function projectOf(text: string): { readonly analysis: Analysis; readonly index: GraphIndex; readonly plan: (commands: readonly Command[]) => Plan } {
  const analysis = analyze({
    name: null,
    folderName: 'project',
    composeFiles: ['compose.yaml'],
    files: new Map([['compose.yaml', { kind: 'text', text }]]),
    environment: {},
    profiles: ['*'],
  })
  return { analysis, index: graphIndex(analysis.graph), plan: (commands) => planCommands({ input: analysis.input, project: analysis.project }, commands) }
}

/** The compose file after the commands; fails where they are refused. */
export function textAfter(text: string, commands: readonly Command[]): string {
  const plan = projectOf(text).plan(commands)
  if (!plan.ok) throw new Error(`${plan.refusal.code}: ${plan.refusal.message}`)
  return plan.files[0]?.text ?? text
}
