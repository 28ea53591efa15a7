import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Analysis } from '@core/analyze'
import { analyze } from '@core/analyze'
import { faultsOf, type TextFaults } from '@core/document/parseCompose'
import { textContent } from '@core/resolve/textContent'
import type { ProjectInput } from '@core/resolve/types'
import { ChunkedText } from '@core/text/ChunkedText'
import { createAnalyzer } from '@renderer/stores/workspace/analyzer'

const file = 'compose.yaml'
const names = ['service-1', 'service-2', 'service-3']
const lengthy = `# ${'What is said here makes the text a long one. '.repeat(800)}\n`
const whole = ChunkedText.of(`${lengthy}services:\n${names.map((name) => `  ${name}:\n    image: ${name}:1.0 # of ours\n`).join('')}`)
const composeFiles = [file]
const environment = {}
const profiles: readonly string[] = []
const inputOf = (source: ChunkedText): ProjectInput => ({ name: null, folderName: 'shop', composeFiles, files: new Map([[file, textContent(source)]]), environment, profiles })
const typed = (source: ChunkedText, behind: string, newText: string): ChunkedText => source.edited([{ offset: source.toString().indexOf(behind) + behind.length, length: 0, newText }])

/** An analyzer of a text that the test changes; texts to be read elsewhere wait until it lets them go. */
function started(source = whole) {
  let present = source
  const asked: { readonly text: string; readonly answer: () => void; readonly fail: () => void }[] = []
  const published: Analysis[] = []
  const read = vi.fn((text: string) => new Promise<TextFaults>((resolve, reject) => asked.push({ text, answer: () => resolve(faultsOf(text)), fail: () => reject(new Error('gone')) })))
  const analyzer = createAnalyzer(() => inputOf(present), (analysis) => published.push(analysis), read)
  analyzer.now()
  return {
    analyzer,
    asked,
    published,
    latest: () => published.at(-1),
    type(next: ChunkedText): void {
      present = next
      analyzer.soon()
      vi.advanceTimersByTime(1000)
    },
    /** As after a gesture. */
    put(next: ChunkedText): void {
      present = next
      analyzer.now()
    },
    async answer(how: 'answer' | 'fail' = 'answer'): Promise<void> {
      asked.shift()?.[how]()
      await vi.waitFor(() => undefined)
      await Promise.resolve()
    },
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('a long text that typing broke', () => {
  it('is read elsewhere, and what is found is just what reading it here finds', async () => {
    const { type, published, latest, asked, answer } = started()
    const text = typed(whole, 'service-2:\n', '    ports: [\n')
    type(text)
    expect(published).toHaveLength(1)
    expect(asked.map((each) => each.text)).toEqual([text.toString()])
    await answer()
    const [before] = published
    const expected = analyze(inputOf(text), before)
    expect(latest()?.broken).toBe(true)
    expect(latest()?.graph).toBe(before?.graph)
    expect(latest()?.diagnostics).toEqual(expected.diagnostics)
    expect(latest()?.project.problems).toEqual(expected.project.problems)
    expect(latest()?.documents.get(file)?.errors).toEqual(expected.documents.get(file)?.errors)
    expect(latest()?.documents.get(file)?.errors).not.toEqual([])
  })

  it('goes on being broken while more of it is typed: only the newest text is read', async () => {
    const { type, published, latest, asked, answer } = started()
    const first = typed(whole, 'service-2:\n', '    ports: [\n')
    const second = typed(first, 'ports: [', ' a')
    type(first)
    await answer()
    type(second)
    type(typed(second, 'ports: [ a', ', b'))
    expect(latest()?.broken).toBe(true)
    expect(published).toHaveLength(2)
    await answer()
    expect(published).toHaveLength(2)
    expect(asked).toHaveLength(1)
    await answer()
    expect(published).toHaveLength(3)
    expect(latest()?.documents.get(file)?.text).toContain('ports: [ a, b')
    expect(latest()?.broken).toBe(true)
  })

  it('lives again at once when it is mended, whoever still reads', async () => {
    const { type, latest, published, asked, answer } = started()
    type(typed(whole, 'service-2:\n', '    ports: [\n'))
    await answer()
    const broken = typed(whole, 'service-2:\n', '    ports: {\n')
    type(broken)
    type(typed(broken, 'ports: {', '}'))
    expect(latest()?.broken).toBe(false)
    await answer()
    expect(asked).toEqual([])
    expect(published).toHaveLength(3)
  })

  it('is read here where a gesture asks what it is, and where it cannot be read elsewhere', async () => {
    const { type, analyzer, latest, published, asked, answer } = started()
    const text = typed(whole, 'service-2:\n', '    ports: [\n')
    type(text)
    analyzer.settle()
    expect(latest()?.broken).toBe(true)
    await answer()
    expect(published).toHaveLength(2)
    // What is known to be broken is not read again for a gesture: it is refused either way.
    type(typed(text, 'ports: [', 'a, '))
    analyzer.settle()
    expect(published).toHaveLength(2)
    expect(asked).toHaveLength(1)
    await answer('fail')
    expect(published).toHaveLength(3)
    expect(latest()?.documents.get(file)?.text).toContain('ports: [a, ')
  })

  it('asks nobody for a short text, for one that is whole, and for one that was read already', async () => {
    const short = ChunkedText.of('services:\n  web:\n    image: a\n')
    const small = started(short)
    small.type(typed(short, 'image: ', '['))
    expect([small.asked.length, small.latest()?.broken]).toEqual([0, true])
    const { type, analyzer, latest, asked, published, answer } = started()
    type(typed(whole, 'image: service-2', '-b'))
    expect([asked.length, latest()?.broken]).toEqual([0, false])
    type(typed(whole, 'service-2:\n', '    ports: [\n'))
    await answer()
    analyzer.smoothly()
    expect([asked.length, latest()?.broken, published.length]).toEqual([0, true, 4])
  })
})

describe('what large changes led from and to', () => {
  it('is there again when they are undone and done again', () => {
    const { put, latest, published } = started()
    const changed = whole.edited(names.map((name) => ({ offset: whole.toString().indexOf(`image: ${name}:`) + 7, length: 0, newText: 'registry/' })))
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(20)
    put(changed)
    vi.restoreAllMocks()
    // The same texts, made anew.
    put(ChunkedText.of(whole.toString()))
    expect(latest()).toBe(published[0])
    put(ChunkedText.of(changed.toString()))
    expect(latest()).toBe(published[1])
    put(typed(whole, 'image: service-3:', '2'))
    expect(latest()?.project.services.get('service-3')?.tree.entries.get('image')).toMatchObject({ value: 'service-3:21.0' })
  })
})
