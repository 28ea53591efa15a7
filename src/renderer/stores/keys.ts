const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/**
 * Whether a key press is the one written: `Mod+Shift+Z`. Letters count by what they print, and where the keyboard
 * prints no Latin letters (Russian, Greek) by where the key lies.
 */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const wanted = new Set(parts)
  const mod = isApple ? event.metaKey : event.ctrlKey
  const other = isApple ? event.ctrlKey : event.metaKey
  if (mod !== wanted.has('Mod') || other || event.altKey !== wanted.has('Alt')) return false
  if (event.shiftKey !== wanted.has('Shift') && /^[a-z0-9]$|^[A-Z][a-z]|^F\d/i.test(key)) return false
  if (event.key.toLowerCase() === key.toLowerCase()) return true
  return /^[A-Z]$/i.test(key) && !/^[a-z]$/i.test(event.key) && event.code === `Key${key.toUpperCase()}`
}

const appleNames: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌦' }

/** `Ctrl+Shift+Z`, or `⇧⌘Z` on macOS. */
export function keysInWords(keys: string): string {
  const parts = keys.split('+')
  if (isApple) return parts.map((part) => appleNames[part] ?? part).join('')
  return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+')
}
