import { computed, inject, provide, ref, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Command } from '@core/commands/types'
import type { Path } from '@core/document/types'
import { goesElsewhere, type AttributeBlock } from './attributeBlock'
import { anchorPlace, type AnchorPlace } from './anchorPlace'
import { provideEdit, useInspectorEdit } from './useInspectorEdit'

export interface AnchorChoice {
  /** Null where no anchor brings the value, or where edits go to another file: they touch no anchor then. */
  readonly place: ComputedRef<AnchorPlace | null>
  /** Whether edits go to the anchored block, and so to all who use it; else to an entry of the place's own. */
  readonly forAll: Ref<boolean>
}

const key: InjectionKey<AnchorChoice> = Symbol('anchorChoice')

/** Called by what holds the head and the fields of one attribute: their edits go where the person chose. */
export function provideAnchorChoice(block: () => AttributeBlock | null): AnchorChoice {
  const { t } = useI18n()
  const edit = useInspectorEdit()
  const forAll = ref(false)
  const place = computed(() => {
    const shown = block()
    return shown && !goesElsewhere(shown) ? anchorPlace(shown.document, shown.path) : null
  })
  provideEdit({
    run(commands, label, owners) {
      const shown = block()
      if (!forAll.value || !place.value || !shown) return edit.run(commands, label, owners)
      const moved = redirected([commands].flat(), shown.path, place.value.path)
      return moved ? edit.run(moved, label, owners) : t('inspector.anchor.onlyOwn', { anchor: place.value.anchor, owner: String(shown.path[1]) })
    },
  })
  const choice = { place, forAll }
  provide(key, choice)
  return choice
}

export function useAnchorChoice(): AnchorChoice | null {
  return inject(key, null)
}

/** The same commands at another place of the file; null where one of them speaks of a service instead of a place. */
export function redirected(commands: readonly Command[], from: Path, to: Path): readonly Command[] | null {
  const moved = commands.map((command): Command | null => {
    if (!('path' in command) || !Array.isArray(command.path)) return null
    const path: Path = command.path
    return from.every((part, index) => String(part) === String(path[index])) ? ({ ...command, path: [...to, ...path.slice(from.length)], shared: true } as Command) : null
  })
  return moved.every((command) => command !== null) ? moved : null
}
