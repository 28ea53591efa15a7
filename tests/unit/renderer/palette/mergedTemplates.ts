import { analyze, type Analysis } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import { requiredVariables } from '@renderer/palette/templates'

export function analysisOf(text: string): Analysis {
  const environment = Object.fromEntries(requiredVariables(text).map((name) => [name, 'given']))
  return analyze({ name: null, folderName: 'project', composeFiles: ['compose.yaml'], files: new Map([['compose.yaml', { kind: 'text', text }]]), environment, profiles: ['*'] })
}

export function faults(text: string): readonly string[] {
  return analysisOf(text).diagnostics.filter(({ severity }) => severity === 'error').map(({ message, line }) => `${line}: ${message}`)
}

/** A template put into another one, or the same one again. */
export function merged(text: string, other: string): string {
  const { input, project } = analysisOf(text)
  const plan = planCommands({ input, project }, [{ op: 'merge', text: other }])
  if (!plan.ok) throw new Error(plan.refusal.message)
  return plan.files[0]?.text ?? text
}
