import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowRef, watchEffect } from 'vue'
import type { AppInfo, Settings } from '@contract/shapes'
import { useHost } from '@renderer/host/useHost'
import type { Locale } from '@renderer/i18n/messages'

const darkQuery = '(prefers-color-scheme: dark)'

/** The person's language and theme. The host keeps them; `system` follows the machine. */
export const useSettingsStore = defineStore('settings', () => {
  const host = useHost()
  const settings = shallowRef<Settings>({ locale: 'system', theme: 'system' })
  const info = shallowRef<AppInfo | null>(null)
  const systemIsDark = ref(false)

  const locale = computed<Locale>(() => {
    if (settings.value.locale !== 'system') return settings.value.locale
    return (info.value?.locale ?? navigator.language).toLowerCase().startsWith('ru') ? 'ru' : 'en'
  })
  /** What is drawn: never `system`. */
  const theme = computed<'light' | 'dark'>(() => {
    if (settings.value.theme !== 'system') return settings.value.theme
    return systemIsDark.value ? 'dark' : 'light'
  })

  function applySettings(next: Settings): void {
    settings.value = next
  }

  const media = window.matchMedia(darkQuery)
  systemIsDark.value = media.matches
  media.addEventListener('change', (event) => (systemIsDark.value = event.matches))
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value
    document.documentElement.lang = locale.value
  })

  return {
    settings: readonly(settings),
    info: readonly(info),
    locale,
    theme,
    async load(): Promise<void> {
      const [appInfo, stored] = await Promise.all([host.invoke('app.info', {}), host.invoke('settings.get', {})])
      info.value = appInfo
      applySettings(stored)
    },
    /** Shown at once; where the host cannot keep it, it is still so until the app closes. */
    async set(change: Partial<Settings>): Promise<void> {
      applySettings({ ...settings.value, ...change })
      applySettings(await host.invoke('settings.set', change))
    },
  }
})
