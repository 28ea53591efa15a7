import { useI18n } from 'vue-i18n'
import { HostError } from '@contract/errors'
import type { Command } from '@core/commands/types'

/** Anything the core or the host says: an English sentence, its code, and what the sentence is about. */
export interface Said {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly data?: Readonly<Record<string, unknown>>
}

/** Parameters whose values are English words of the core, not names from the file. */
const wordParameters = ['kind', 'expected', 'actual', 'wanted', 'form'] as const

/**
 * Puts what the core and the host say into the person's language. Their own sentences are English and are used as they
 * are; for other languages `errors.CODE` and `diagnostics.AREA.CODE` hold translations (`CODE-reason` first, where the
 * sentence depends on a reason). Where there is none, or it speaks of something that was not said, the sentence stays.
 */
export function useWords() {
  const { t, te, tm, locale } = useI18n()

  function word(value: string): string {
    return value
      .split(', ')
      .map((part) => (te(`words.${part}`, locale.value) ? t(`words.${part}`) : part))
      .join(', ')
  }

  function translated(area: string, said: Said, otherwise: string): string {
    const values: Record<string, unknown> = { ...said.data, ...said.params }
    if (said.params?.['cause'] !== undefined) values['cause'] = translated(area, { ...said, code: String(said.params['cause']), params: withoutCause(said.params) }, String(said.params['causeMessage']))
    for (const name of wordParameters) if (typeof values[name] === 'string') values[name] = word(values[name])
    const base = `${area}.${said.code.replaceAll('/', '.')}`
    const key = [`${base}-${String(values['reason'])}`, base].find((candidate) => te(candidate, locale.value) && typeof tm(candidate) === 'string')
    if (key === undefined) return otherwise
    const names = [...String(tm(key)).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    return names.every((name) => values[name] !== undefined) ? t(key, values) : otherwise
  }

  return {
    /** A refusal, a note of a plan, an error of the host, or anything that was thrown. */
    error: (error: unknown): string => (isSaid(error) ? translated('errors', error, error.message) : t('errors.INTERNAL')),
    /** What to do about a fault of the text; empty where nothing is known to help. */
    hint: (said: Said): string => translated('hints', said, said.hint ?? ''),
    diagnostic: (said: Said): string => translated('diagnostics', said, said.message),
    /** What the button of a finding's fix says. */
    fix({ title, command }: { readonly title: string; readonly command: Command }): string {
      const values: Record<string, unknown> = { ...command }
      if ('path' in command) values['path'] = Array.isArray(command.path) ? command.path.join('.') : command.path
      if ('kind' in command) values['kind'] = word(command.kind)
      const key = `fixes.${command.op}`
      return te(key, locale.value) ? t(key, values) : title
    },
  }
}

/** What a refusal of a refusal is about, without that there is one more inside it. */
function withoutCause({ cause: _cause, causeMessage: _causeMessage, ...params }: NonNullable<Said['params']>): NonNullable<Said['params']> {
  return params
}

function isSaid(error: unknown): error is Said {
  return error instanceof HostError || (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && 'message' in error && typeof error.message === 'string')
}
