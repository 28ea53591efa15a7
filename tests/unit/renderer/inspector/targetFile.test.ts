import { describe, expect, it } from 'vitest'
import { analyze, type Analysis } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import type { Command } from '@core/commands/types'
import { attributeBlocks, blockBelow, scalarText, wouldBeatEdit, type AttributeBlock } from '@renderer/inspector/attributeBlock'
import { addItemCommands, addNameCommands, clearCommands, pairsOf, removeItemCommands, removeNameCommands, removePairCommands, setCommands, setItemCommands, setPairCommands } from '@renderer/inspector/registry/fieldCommands'

const base = `x-common: &common
  restart: always
services:
  web:
    <<: *common
    image: nginx:1.27
    build: ./web
    environment:
      - A=1
    labels:
      tier: front
    volumes:
      - data:/data
    dns: 10.0.0.1
    networks: [back, front]
  db:
    image: postgres:17
networks:
  back:
  front:
volumes:
  data:
`
const target = 'compose.override.yaml'
const own = 'services:\n  web:\n    mem_limit: 1g\n'

function analysisOf(override = own): Analysis {
  const texts = { 'compose.yaml': base, [target]: override }
  return analyze({ name: null, folderName: 'shop', composeFiles: Object.keys(texts), files: new Map(Object.entries(texts).map(([file, text]) => [file, { kind: 'text', text }])), environment: {}, profiles: [] })
}
function blockOf(attribute: string, override = own): AttributeBlock {
  const block = attributeBlocks(analysisOf(override), ['services', 'web'], attribute, target)[0]
  if (!block) throw new Error(attribute)
  return block
}
/** The override file after the commands; the base stays as it is. */
function overrideAfter(commands: readonly Command[], override = own): string {
  const plan = planCommands(analysisOf(override), commands)
  if (!plan.ok) throw new Error(`${plan.refusal.code}: ${plan.refusal.message}`)
  expect(plan.files.map(({ file }) => file)).toEqual([target])
  return plan.files[0]?.text ?? ''
}
function refusal(commands: readonly Command[]): string {
  const plan = planCommands(analysisOf(), commands)
  return plan.ok ? 'done' : plan.refusal.code
}

describe('the file that the person chose for edits', () => {
  it('takes what is written for a value of another file, which is shown', () => {
    const block = blockOf('image')
    expect([block.file, block.writesTo.file, scalarText(block.node)]).toEqual(['compose.yaml', target, 'nginx:1.27'])
    expect(overrideAfter(setCommands(block, 'nginx:1.28'))).toBe(`${own}    image: nginx:1.28\n`)
  })

  it('takes a value beside an anchored one, whose anchor stays', () => {
    expect(overrideAfter(setCommands(blockOf('restart'), 'no'))).toContain('restart: "no"')
    expect(overrideAfter(clearCommands(blockOf('restart')))).toContain('restart: !reset null')
  })

  it('shows its own value once it has one, and clears that first', () => {
    const override = 'services:\n  web:\n    image: nginx:1.28\n    mem_limit: 1g\n'
    const blocks = attributeBlocks(analysisOf(override), ['services', 'web'], 'image', target)
    expect(blocks.map(({ file, node }) => [file, scalarText(node)])).toEqual([[target, 'nginx:1.28']])
    expect(overrideAfter(clearCommands(blockOf('image', override)), override)).toBe(own)
  })

  it('needs no other form of what another file writes short', () => {
    expect(overrideAfter(setCommands(blockBelow(blockOf('build'), 'target'), 'dev'))).toContain('    build:\n      target: dev\n')
  })

  it.each<[string, (block: AttributeBlock) => readonly Command[], string]>([
    ['environment', (block) => setPairCommands(block, 'A', '2'), '    environment:\n      - A=2\n'],
    ['labels', (block) => setPairCommands(block, 'tier', 'back'), '    labels:\n      tier: back\n'],
    ['labels', (block) => removePairCommands(block, pairsOf(block)[0] ?? { name: '', value: null, index: null, isText: true }), '    labels:\n      tier: !reset null\n'],
    ['volumes', (block) => setItemCommands(block, 0, 'other:/data'), '    volumes:\n      - other:/data\n'],
    ['volumes', (block) => setCommands(blockBelow(block, 0, 'read_only'), true), '        read_only: true\n'],
    ['volumes', (block) => addItemCommands(block, 'logs:/logs'), '    volumes:\n      - logs:/logs\n'],
    ['dns', (block) => addItemCommands(block, '10.0.0.2'), '    dns: 10.0.0.2\n'],
    ['networks', (block) => removeNameCommands(block, 'back'), '    networks:\n      back: !reset null\n'],
    ['networks', (block) => setCommands(blockBelow(block, 'back', 'priority'), 10), '    networks:\n      back:\n        priority: 10\n'],
    ['networks', (block) => addNameCommands(block, 'side', null), '    networks:\n      - side\n'],
  ])('takes a part of %s as Compose joins the files', (attribute, edit, written) => {
    expect(overrideAfter(edit(blockOf(attribute)))).toContain(written)
  })

  it('joins a short env file with what is said of it', () => {
    const analysis = analysisOf()
    const files = new Map(analysis.input.files).set('compose.yaml', { kind: 'text', text: base.replace('    build: ./web\n', '    env_file: web.env\n') }).set('web.env', { kind: 'text', text: '' })
    const next = analyze({ ...analysis.input, files })
    const [block] = attributeBlocks(next, ['services', 'web'], 'env_file', target)
    const plan = planCommands(next, block ? setCommands(blockBelow(block, 0, 'required'), false) : [])
    expect(plan.ok && plan.files[0]?.text).toContain('    env_file:\n      - path: web.env\n        required: false\n')
  })

  it('says so where it cannot', () => {
    expect(refusal(removeItemCommands(blockOf('volumes'), 0))).toBe('TARGET_LACKS_ITEM')
    expect(refusal(removePairCommands(blockOf('environment'), { name: 'A', value: '1', index: 0, isText: true }))).toBe('CANNOT_RESET')
    expect(refusal(setItemCommands(blockOf('dns'), 0, '10.0.0.9'))).toBe('TARGET_LACKS_ITEM')
  })

  it('is one that a later file beats, which is said before', () => {
    const analysis = analysisOf('services:\n  web:\n    image: nginx:1.28\n')
    const beaten = attributeBlocks(analysis, ['services', 'web'], 'mem_limit', 'compose.yaml')[0]
    expect(beaten && wouldBeatEdit(analysis, beaten)).toBe(null)
    const later = attributeBlocks(analysisOf(), ['services', 'web'], 'mem_limit', 'compose.yaml')[0]
    expect(later && wouldBeatEdit(analysisOf(), later)).toBe(target)
  })

  it('has one place for what is new in a list that several files have', () => {
    const blocks = attributeBlocks(analysisOf('services:\n  web:\n    networks: [front]\n'), ['services', 'web'], 'networks', target)
    expect(blocks.map(({ file, takesNew }) => [file, takesNew])).toEqual([['compose.yaml', false], [target, true]])
  })
})
