import { useI18n } from 'vue-i18n'
import { paletteWords, type PaletteWords } from './paletteWords'

/** The palette's words in the person's language. */
export function usePaletteWords(): PaletteWords {
  const { t } = useI18n()
  return paletteWords((key, values, options) => t(key, values ?? {}, options ?? {}))
}
