import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from './appStores'

const base = 'compose.yaml'
const override = 'compose.override.yaml'
const texts = { [base]: 'services:\n  web:\n    image: nginx # ours\n  db:\n    image: postgres:17\n', [override]: 'services:\n  db:\n    init: true\n' }

// The clock stands still: on a busy machine a pause between two letters would make them two steps.
beforeEach(() => {
  vi.useFakeTimers()
  provideStores(workspaceHost())
})
afterEach(() => vi.useRealTimers())

async function opened() {
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(base, texts[base] ?? ''), diskFile(override, texts[override] ?? '')], { composeFiles: [base, override] }))
  const textOf = (path: string) => workspace.files.get(path)?.text ?? ''
  return {
    workspace,
    textOf,
    /** One letter after the other, from a place on. */
    type(path: string, behind: string, typed: string): void {
      const at = textOf(path).indexOf(behind) + behind.length
      for (const [index, letter] of [...typed].entries()) workspace.typeText(path, [{ offset: at + index, length: 0, newText: letter }])
      workspace.settle()
    },
    drawn: () => workspace.analysis?.graph.nodes.map(({ id }) => id).filter((id) => id.startsWith('service:')),
  }
}

describe('a text that breaks while it is typed', () => {
  it('keeps the last whole graph, takes every letter, lives again once it is mended, and comes back whole by undo', async () => {
    const { workspace, textOf, type, drawn } = await opened()
    type(base, 'postgres:17\n', '  cache: [\n')
    expect(workspace.editable).toBe(false)
    // The name alone was a service for a moment, which may have been drawn.
    expect(drawn()?.slice(0, 2)).toEqual(['service:web', 'service:db'])
    type(base, 'cache: [\n', '# still broken\n')
    expect(workspace.run({ op: 'add-service', name: 'api', image: 'node' }, { label: 'Add' })).toMatchObject({ ok: false, refusal: { code: 'NOT_EDITABLE' } })
    expect(textOf(base)).toBe(`${texts[base]}  cache: [\n# still broken\n`)
    type(base, '# still broken\n', '  ]\n')
    // A list is no service, but it is YAML again.
    expect(workspace.editable).toBe(true)
    const whole = textOf(base)
    while (workspace.canUndo) workspace.undo()
    expect(textOf(base)).toBe(texts[base])
    expect(workspace.editable).toBe(true)
    while (workspace.canRedo) workspace.redo()
    expect(textOf(base)).toBe(whole)
  })

  it('is told of each file on its own: mending one does not make the other whole', async () => {
    const { workspace, textOf, type, drawn } = await opened()
    workspace.run({ op: 'add-service', name: 'api', image: 'node:22' }, { label: 'Add api' })
    type(base, 'nginx', ': {')
    type(override, 'init: true\n', '   bad: - [\n')
    expect([base, override].map((path) => workspace.analysis?.documents.get(path)?.errors.length === 0)).toEqual([false, false])
    type(base, 'nginx: {', '}')
    expect(workspace.editable).toBe(false)
    expect(drawn()).toEqual(['service:web', 'service:db', 'service:api'])
    workspace.undo()
    workspace.undo()
    expect(textOf(override)).toBe(texts[override])
    while (workspace.canUndo) workspace.undo()
    expect([textOf(base), textOf(override)]).toEqual([texts[base], texts[override]])
    expect(workspace.dirtyFiles).toEqual([])
    expect(workspace.editable).toBe(true)
    expect(drawn()).toEqual(['service:web', 'service:db'])
  })

  it('the change that broke it is taken back alone, with all that was typed elsewhere kept', async () => {
    const { workspace, textOf, type } = await opened()
    type(base, 'nginx', ': [')
    type(override, 'init: true\n', '    restart: always\n')
    expect(workspace.editable).toBe(false)
    const [breaking] = workspace.pendingChanges
    expect(workspace.takeBackSteps(breaking?.steps ?? [], { label: 'Take back' })?.ok).toBe(true)
    expect(workspace.editable).toBe(true)
    expect(textOf(override)).toContain('restart: always')
    expect(textOf(base)).toBe(texts[base])
  })
})
