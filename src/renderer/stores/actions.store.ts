import { defineStore } from 'pinia'
import { computed, readonly, shallowRef } from 'vue'
import { keysInWords, matchesKeys } from './keys'

/**
 * Something a person can do, said once: menus, buttons, the keyboard, the command palette and the native menu all find
 * it here by name.
 */
export interface Action {
  /** `file.save`, `edit.undo`, `view.fit`: the native menu's names are the same. */
  readonly name: string
  readonly labelKey: string
  /** `Mod+S`, `Mod+Shift+Z`, `Delete`, `F2`; Mod is Command on macOS and Control elsewhere. The first is shown. */
  readonly keys?: readonly string[]
  /** The browser answers these keys with an event of its own (`copy`), which whoever registered this listens to: they are shown only. */
  readonly keysOfBrowser?: boolean
  /** Its keys count in text fields and dialogs too. */
  readonly everywhere?: boolean
  /** Not listed in the command palette. */
  readonly unlisted?: boolean
  readonly enabled?: () => boolean
  readonly perform: () => unknown
}

export const useActions = defineStore('actions', () => {
  const byName = shallowRef<ReadonlyMap<string, Action>>(new Map())

  function isEnabled(name: string): boolean {
    const action = byName.value.get(name)
    return action !== undefined && (action.enabled?.() ?? true)
  }

  function perform(name: string): boolean {
    if (!isEnabled(name)) return false
    byName.value.get(name)?.perform()
    return true
  }

  return {
    all: computed(() => [...byName.value.values()]),
    byName: readonly(byName),
    isEnabled,
    /** False where there is no such action or it is not possible now. */
    perform,
    /** Of one name the last registered counts. Returns what takes them away again. */
    register(...actions: readonly Action[]): () => void {
      byName.value = new Map([...byName.value, ...actions.map((action) => [action.name, action] as const)])
      return () => {
        const left = new Map(byName.value)
        for (const action of actions) if (left.get(action.name) === action) left.delete(action.name)
        byName.value = left
      }
    },
    /** The first keys of an action in the machine's own writing, or undefined. */
    keysOf(name: string): string | undefined {
      const keys = byName.value.get(name)?.keys?.[0]
      return keys === undefined ? undefined : keysInWords(keys)
    },
    /** Performs the action that a key press stands for, and takes the event then. */
    handleKeydown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return
      const inField = isInFieldOrDialog(event.target)
      for (const action of byName.value.values()) {
        if (action.keysOfBrowser || (inField && !action.everywhere) || !action.keys?.some((keys) => matchesKeys(event, keys))) continue
        // The keys of an action that is not possible now (Save with nothing to save) still do not reach the browser.
        if (action.everywhere || isEnabled(action.name)) event.preventDefault()
        if (perform(action.name)) return
      }
    },
  }
})

function isInFieldOrDialog(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null
}
