import { describe, expect, it } from 'vitest'
import { takeBackSteps, withDependents } from '@core/review/takeBackSteps'
import { applyEdits } from '@core/text/applyEdits'
import { diffToEdits } from '@core/text/diffToEdits'
import { replacing, type EditStep } from '@core/text/removeStep'

const path = 'compose.yaml'

/** Steps that lead from each text to the next. */
function stepsOf(texts: readonly string[], file = path): readonly EditStep[] {
  return texts.slice(1).map((text, index) => ({ id: index + 1, files: new Map([[file, replacing(texts[index] ?? '', diffToEdits(texts[index] ?? '', text))]]) }))
}

/** The text after the steps were taken back, or which step is in the way and why. */
function tried(texts: readonly string[], ids: readonly number[], file = path): string | readonly unknown[] {
  const now = texts.at(-1) ?? ''
  const taken = takeBackSteps(stepsOf(texts, file), new Map([[file, now]]), ids)
  return taken.ok ? applyEdits(now, taken.edits.get(file) ?? []) : [taken.by, taken.reason]
}

const dependents = (texts: readonly string[], id: number): readonly number[] => withDependents(stepsOf(texts), new Map([[path, texts.at(-1) ?? '']]), [id])

const base = 'services:\n  web:\n    image: nginx # ours\n  api:\n    image: node\n'

describe('takeBackSteps', () => {
  it('takes one change back and keeps what was done since', () => {
    const changed = base.replace('nginx', 'caddy')
    const later = `# head\n${changed.replace('image: node', 'image: node\n    restart: always')}`
    expect(tried([base, changed, later], [1])).toBe(later.replace('caddy', 'nginx'))
    expect(tried([base, changed, later], [2])).toBe(changed)
    expect(tried([base, changed, later], [1, 2])).toBe(base)
  })

  it('says which later change of the same place is in the way, and takes both back together', () => {
    const texts = [base, base.replace('nginx', 'caddy:2'), base.replace('nginx', 'caddy:2.8'), base.replace('nginx', 'caddy:2.8').replace('node', 'deno')]
    expect(tried(texts, [1])).toEqual([2, 'meaning'])
    expect(dependents(texts, 1)).toEqual([1, 2])
    expect(tried(texts, [1, 2])).toBe(base.replace('node', 'deno'))
  })

  it('sees that a line stands under a key that a change made, although no text overlaps', () => {
    const made = `${base}  db:\n    image: postgres\n`
    const under = `${made}    restart: always\n`
    const texts = [base, made, under, `${under}    init: true\n`]
    expect(tried(texts, [1])).toEqual([2, 'meaning'])
    expect(dependents(texts, 1)).toEqual([1, 2, 3])
    expect(tried(texts, [2])).toBe(`${made}    init: true\n`)
  })

  it('does not leave a line to the service before it', () => {
    const texts = ['services:\n  web:\n    image: a\n', 'services:\n  web:\n    image: a\n  db:\n', 'services:\n  web:\n    image: a\n  db:\n    image: b\n']
    expect(tried(texts, [1])).toEqual([2, 'meaning'])
  })

  it('goes through lists, whatever came before and after', () => {
    const list = (...items: readonly string[]) => `services:\n  web:\n    ports: [${items.join(', ')}]\n    command: a\n`
    expect(tried([list('1'), list('1', '2'), list('1', '2', '3')], [1])).toBe(list('1', '3'))
    expect(tried([list('1', '2', '3'), list('1', '3'), list('1', '3', '4')], [1])).toBe(list('1', '2', '3', '4'))
  })

  it('sees what an anchor spreads', () => {
    const anchored = 'x-common: &common\n  restart: always\nservices:\n  web:\n    <<: *common\n    image: a\n'
    const changed = anchored.replace('always', 'no')
    const own = changed.replace('image: a', 'image: a\n    init: true')
    expect(tried([anchored, changed, own], [1])).toBe(anchored.replace('image: a', 'image: a\n    init: true'))
  })

  it('never makes a text that cannot be read out of one that can', () => {
    const texts = ['services:\n  web:\n    image: a\n', 'services:\n  web:\n    image: a\n    environment:\n', 'services:\n  web:\n    image: a\n    environment:\n      A: 1\n']
    expect(tried(texts, [1])).toEqual([2, 'meaning'])
  })

  it('mends a text that a change has broken', () => {
    const broken = base.replace('nginx', '[nginx')
    const later = `${broken}volumes:\n  data:\n`
    expect(tried([base, broken, later], [1])).toBe(`${base}volumes:\n  data:\n`)
  })

  it('leaves a section that it began to those who put something into it since', () => {
    const first = 'services:\n  web:\n    image: nginx # ours\n'
    const both = `${first}  db:\n    image: postgres\n`
    expect(tried(['', first, both], [1])).toBe('services:\n  db:\n    image: postgres\n')
    const mounted = (...volumes: readonly string[]) => `services:\n  web:\n    image: a\n    volumes:\n${volumes.map((name) => `      - ${name}:/${name}\n`).join('')}volumes:\n${volumes.map((name) => `  ${name}:\n`).join('')}`
    expect(tried(['services:\n  web:\n    image: a\n', mounted('a'), mounted('a', 'b'), mounted('a', 'b', 'c')], [1])).toBe(mounted('b', 'c'))
    expect(tried(['services:\n  web:\n    image: a\n', mounted('a'), mounted('a', 'b'), mounted('a', 'b', 'c')], [1, 2])).toBe(mounted('c'))
  })

  it('takes a variable of an env file back', () => {
    const texts = ['# ours\nA=1\nB=2\n', '# ours\nA=3\nB=2\n', '# ours\nA=3\nB=2\nC=4\n']
    expect(tried(texts, [1], '.env')).toBe('# ours\nA=1\nB=2\nC=4\n')
    expect(tried([...texts, '# ours\nA=33\nB=2\nC=4\n'], [1], '.env')).toEqual([3, 'meaning'])
  })
})
