import { beforeEach, describe, expect, it } from 'vitest'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from './appStores'

const path = 'compose.yaml'
const other = 'compose.override.yaml'
const text = 'services:\n  web:\n    image: nginx # ours\n    depends_on: [db]\n  db:\n    image: postgres:17\n'
const override = 'services:\n  db:\n    init: true\n'

beforeEach(() => provideStores(workspaceHost()))

async function opened() {
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, text), diskFile(other, override)], { composeFiles: [path, other] }))
  const set = (service: string, key: string, value: string) => workspace.run({ op: 'set', path: ['services', service, key], value }, { label: `Set ${key} of ${service}` })
  return { workspace, set, textOf: (file: string) => workspace.files.get(file)?.text, labels: () => workspace.pendingChanges.map(({ label }) => label), stepsOf: (label: string) => workspace.pendingChanges.find((change) => change.label === label)?.steps ?? [] }
}

describe('unsaved changes, one by one', () => {
  it('takes a rename back in all its files and keeps what was done since', async () => {
    const { workspace, set, textOf, labels, stepsOf } = await opened()
    workspace.run({ op: 'rename-service', from: 'db', to: 'database' }, { label: 'Rename db' })
    set('web', 'image', 'caddy')
    workspace.typeText(path, [{ offset: 0, length: 0, newText: '# head\n' }])
    expect(labels()).toEqual(['Rename db', 'Set image of web', `history.typing ${path}`])
    expect(workspace.pendingChanges[0]?.paths).toEqual([path, other])
    expect(workspace.takeBackSteps(stepsOf('Rename db'), { label: 'Take back' })?.ok).toBe(true)
    expect(textOf(path)).toBe(`# head\n${text.replace('nginx', 'caddy')}`)
    expect(textOf(other)).toBe(override)
    expect(labels()).toEqual(['Set image of web', `history.typing ${path}`])
  })

  it('is one step of the history: undo brings the change again, and redo takes it back again', async () => {
    const { workspace, set, textOf, labels, stepsOf } = await opened()
    set('web', 'image', 'caddy')
    set('db', 'restart', 'always')
    const before = textOf(path)
    workspace.takeBackSteps(stepsOf('Set image of web'), { label: 'Take back' })
    expect(labels()).toEqual(['Set restart of db'])
    workspace.undo()
    expect(textOf(path)).toBe(before)
    expect(labels()).toEqual(['Set image of web', 'Set restart of db'])
    workspace.redo()
    expect(labels()).toEqual(['Set restart of db'])
    workspace.takeBackSteps(stepsOf('Set restart of db'), { label: 'Take back' })
    expect(textOf(path)).toBe(text)
    expect(workspace.dirtyFiles).toEqual([])
  })

  it('says which later change of the same place is in the way, and takes both together', async () => {
    const { workspace, set, textOf, stepsOf } = await opened()
    set('web', 'image', 'caddy')
    set('db', 'restart', 'always')
    set('web', 'image', 'caddy:2')
    const [first, , last] = workspace.pendingChanges
    const plan = workspace.takeBackSteps(first?.steps ?? [], { label: 'Take back' })
    expect(plan).toMatchObject({ ok: false, by: last?.id, reason: 'place', together: [first?.id, last?.id] })
    expect(textOf(path)).toContain('caddy:2')
    workspace.takeBackSteps(plan?.ok === false ? plan.together : [], { label: 'Take both back' })
    expect(textOf(path)).toBe(text.replace('postgres:17', 'postgres:17\n    restart: always'))
    expect(stepsOf('Set restart of db')).toHaveLength(1)
  })

  it('says which later change refers to what would be gone', async () => {
    const { workspace, textOf } = await opened()
    workspace.run({ op: 'add-service', name: 'cache', image: 'redis:7' }, { label: 'Add cache' })
    workspace.run({ op: 'connect', from: 'web', to: 'cache' }, { label: 'Connect web to cache' })
    const [add, connect] = workspace.pendingChanges
    const plan = workspace.takeBackSteps(add?.steps ?? [], { label: 'Take back' })
    expect(plan).toMatchObject({ ok: false, by: connect?.id, reason: 'need', together: [add?.id, connect?.id] })
    expect(plan?.ok === false && plan.finding?.message).toContain('cache')
    workspace.takeBackSteps(plan?.ok === false ? plan.together : [], { label: 'Take both back' })
    expect(textOf(path)).toBe(text)
  })

  it('sees past what was taken back in between', async () => {
    const { workspace, set, textOf, labels, stepsOf } = await opened()
    set('web', 'image', 'caddy')
    set('web', 'image', 'caddy:2')
    set('web', 'init', 'true')
    workspace.takeBackSteps(workspace.pendingChanges[1]?.steps ?? [], { label: 'Take back' })
    expect(labels()).toEqual(['Set image of web', 'Set init of web'])
    expect(workspace.takeBackSteps(stepsOf('Set image of web'), { label: 'Take back' })?.ok).toBe(true)
    expect(textOf(path)).toContain('image: nginx # ours')
    expect(textOf(path)).toContain('init: ')
  })

  it('joins what was typed at one place, and parts what was typed elsewhere', async () => {
    const { workspace, textOf } = await opened()
    const now = Date.now()
    const type = (offset: number, newText: string, at: number) => {
      Date.now = () => now + at
      workspace.typeText(path, [{ offset, length: 0, newText }])
    }
    const real = Date.now
    const at = text.indexOf('nginx') + 5
    type(at, ':1', 0)
    type(at + 2, '.27', 5_000)
    type(0, '# head\n', 10_000)
    Date.now = real
    expect(workspace.pendingChanges.map(({ steps }) => steps.length)).toEqual([2, 1])
    workspace.takeBackSteps(workspace.pendingChanges[0]?.steps ?? [], { label: 'Take back' })
    expect(textOf(path)).toBe(`# head\n${text}`)
  })

  it('lists no change that is on the disk, of each file on its own, and says what was undone since', async () => {
    const { workspace, set, labels } = await opened()
    workspace.run({ op: 'rename-service', from: 'db', to: 'database' }, { label: 'Rename db' })
    set('web', 'image', 'caddy')
    await workspace.save([path])
    expect(labels()).toEqual(['Rename db'])
    await workspace.save()
    set('web', 'init', 'true')
    expect(labels()).toEqual(['Set init of web'])
    workspace.undo()
    workspace.undo()
    expect(labels()).toEqual([])
    expect(workspace.undoneSince.map(({ label }) => label)).toEqual(['Set image of web'])
  })

  it('shows each change alone, whatever came after it', async () => {
    const { workspace, set } = await opened()
    set('web', 'image', 'caddy')
    workspace.typeText(path, [{ offset: 0, length: 0, newText: '# head\n' }])
    const texts = workspace.textsOfSteps(workspace.pendingChanges[0]?.steps ?? [])
    expect([...texts]).toEqual([[path, { before: text, after: text.replace('nginx', 'caddy') }]])
  })

  it('what is typed while a file is written is a change of its own', async () => {
    const { workspace, textOf } = await opened()
    const at = text.indexOf('nginx') + 5
    workspace.typeText(path, [{ offset: at, length: 0, newText: ':1' }])
    const saved = workspace.save()
    workspace.typeText(path, [{ offset: at + 2, length: 0, newText: '.27' }])
    await saved
    expect(workspace.pendingChanges).toHaveLength(1)
    workspace.takeBackSteps(workspace.pendingChanges[0]?.steps ?? [], { label: 'Take back' })
    expect(textOf(path)).toContain('nginx:1 # ours')
    expect(workspace.dirtyFiles).toEqual([])
  })
})

describe('the line that a change is known by', () => {
  it('is the first that it wrote, or took away', async () => {
    const { workspace, set } = await opened()
    set('web', 'image', 'caddy')
    set('db', 'restart', 'always')
    workspace.run({ op: 'delete', path: ['services', 'web', 'depends_on'] }, { label: 'Remove depends_on' })
    expect(workspace.pendingChanges.map(({ id }) => workspace.changedLines.get(id))).toEqual(['image: caddy # ours', 'restart: always', '− depends_on: [db]'])
  })
})
