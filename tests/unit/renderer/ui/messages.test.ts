import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '@contract/errors'
import { createTranslation } from '@renderer/i18n/createTranslation'
import { messages, type MessageTree } from '@renderer/i18n/messages'
import { russianPluralForm } from '@renderer/i18n/pluralForm'

function flatten(tree: MessageTree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`)))
}
/** Areas that translate the core's and the host's own English sentences: they need no English of their own. */
const translations = ['errors', 'hints', 'diagnostics', 'fixes', 'words']
const isTranslation = (key: string) => translations.includes(key.split('.')[0] ?? '')

const english = new Map(flatten(messages.en))
const russian = new Map(flatten(messages.ru))
const forms = (message: string) => message.split(' | ').length
const names = (message: string) => [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort()

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect([...russian.keys()].filter((key) => english.has(key) || !isTranslation(key)).sort()).toEqual([...english.keys()].sort())
  })

  it('are never empty', () => {
    expect([...english, ...russian].filter(([, message]) => message.trim() === '')).toEqual([])
  })

  it('name the same values in both languages', () => {
    for (const [key, message] of english) expect({ key, names: names(russian.get(key) ?? '') }).toEqual({ key, names: names(message) })
  })

  it('have a form for one, few and many in Russian wherever English has forms, and only there', () => {
    const wrong = [...english].filter(([key, message]) => {
      const [inEnglish, inRussian] = [forms(message), forms(russian.get(key) ?? '')]
      return inEnglish === 1 ? inRussian !== 1 : inRussian !== inEnglish + 1
    })
    expect(wrong).toEqual([])
  })

  it('can each be put into words', () => {
    for (const locale of ['en', 'ru'] as const) {
      const { translate } = createTranslation(locale)
      for (const [key, message] of locale === 'en' ? english : russian) {
        const values = Object.fromEntries(names(message).map((name) => [name ?? '', 2]))
        expect(() => translate(key, values), key).not.toThrow()
        expect(translate(key, values), key).not.toBe(key)
      }
    }
  })

  it('hold every key that the code asks for by name', () => {
    const root = join(import.meta.dirname, '../../../../src/renderer')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(vue|ts)$/.test(name) && !name.startsWith('messages'))
    const asked = files.flatMap((name) => [...readFileSync(join(root, name), 'utf8').matchAll(/(?:\bt\('|labelKey: '|keypath=")([a-zA-Z][\w-]*(?:\.[\w-]+)+)['"]/g)].map(([, key = '']) => key))
    expect(asked.length).toBeGreaterThan(50)
    expect([...new Set(asked)].filter((key) => !english.has(key))).toEqual([])
  })
})

describe('the translations of what the core and the host say', () => {
  const sources = (folder: string) => {
    const root = join(import.meta.dirname, '../../../../src', folder)
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
      .map((name) => readFileSync(join(root, name), 'utf8'))
      .join('\n')
  }
  const core = sources('core')
  const said = core + sources('main') + sources('contract') + sources('renderer/stores')

  it('translate only codes that are said somewhere', () => {
    const codes = [...russian.keys()].filter((key) => /^(errors|hints)\./.test(key)).map((key) => key.split('.')[1]?.split('-')[0] ?? '')
    expect(codes.filter((code) => !new RegExp(`\\b${code}\\b`).test(said))).toEqual([])
  })

  it('cover every code of a refusal, a note and a fault of the text', () => {
    const codes = new Set([...core.matchAll(/(?:refuse|note|CommandRefusal)\(\s*'([A-Z][A-Z_]+)'|^ {2}\| '((?:YAML|EDIT)_[A-Z_]+)'/gm)].map(([, one, other]) => one ?? other ?? ''))
    expect(codes.size).toBeGreaterThan(60)
    expect([...codes].filter((code) => !russian.has(`errors.${code}`))).toEqual([])
  })

  it('cover every code of an error of the host', () => {
    expect(errorCodes.filter((code) => code !== 'COMPOSE_FAILED' && !russian.has(`errors.${code}`))).toEqual([])
  })

  it('cover every finding of a rule', () => {
    const codes = [...core.matchAll(/\b(refusal|advice)\((?:'(?:warning|info)', )?'(?!warning|info)([a-z]+(?:-[a-z]+)*)'/g)].map(([, area, code]) => `diagnostics.${area === 'refusal' ? 'compose' : 'advice'}.${code}`)
    const schema = [...core.matchAll(/'schema\/([a-z-]+)'/g)].map(([, code]) => `diagnostics.schema.${code}`)
    expect(codes.length).toBeGreaterThan(20)
    expect([...new Set([...codes, ...schema])].filter((key) => !russian.has(key))).toEqual([])
  })
})

describe('russianPluralForm', () => {
  it.each([
    [1, 0],
    [2, 1],
    [4, 1],
    [5, 2],
    [0, 2],
    [11, 2],
    [12, 2],
    [21, 0],
    [22, 1],
    [25, 2],
    [111, 2],
    [101, 0],
  ])('%i takes form %i of three', (count, form) => {
    expect(russianPluralForm(count, 3)).toBe(form)
  })

  it('takes the form for none where there is one', () => {
    expect([0, 1, 2, 5].map((count) => russianPluralForm(count, 4))).toEqual([0, 1, 2, 3])
  })
})
