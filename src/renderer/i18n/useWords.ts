import { useI18n } from 'vue-i18n'
import { HostError } from '@contract/errors'

/** Anything the core or the host says: an English sentence, its code, and what the sentence is about. */
export interface Said {
  readonly code: string
  readonly message: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Puts what the core and the host say into the person's language: by code from `errors.*` and `diagnostics.*`, and
 * where there is no translation in the sentence as it came.
 */
export function useWords() {
  const { t, te, locale } = useI18n()

  function translated(area: string, said: Said): string {
    const key = `${area}.${said.code.replaceAll('/', '.')}`
    return te(key, locale.value) ? t(key, { ...said.data, ...said.params }) : said.message
  }

  return {
    /** A refusal, a note of a plan, an error of the host, or anything that was thrown. */
    error: (error: unknown): string => {
      if (isSaid(error)) return translated('errors', error)
      return t('errors.INTERNAL')
    },
    diagnostic: (said: Said): string => translated('diagnostics', said),
  }
}

function isSaid(error: unknown): error is Said {
  return error instanceof HostError || (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && 'message' in error)
}
