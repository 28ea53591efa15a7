import type { InjectionKey, Ref } from 'vue'
import { inject, provide, ref, watch } from 'vue'
import type { Command } from '@core/commands/types'
import { useWords } from '../i18n/useWords'
import { useWorkspaceStore } from '../stores/workspace.store'
import { useAnnouncer } from '../ui/useAnnouncer'
import { useToasts } from '../ui/useToasts'

export interface InspectorEdit {
  /** Runs commands as one undo step; null when done, else why not, in words for the field. `owners`: whose each command is, to be named. */
  run(commands: Command | readonly Command[], label: string, owners?: readonly string[]): string | null
}

const key: InjectionKey<InspectorEdit> = Symbol('inspectorEdit')

/** Called once by the inspector; its fields edit through `useInspectorEdit`. */
export function provideInspectorEdit(): InspectorEdit {
  const workspace = useWorkspaceStore()
  const words = useWords()
  const announcer = useAnnouncer()
  const toasts = useToasts()
  const edit: InspectorEdit = {
    run(commands, label, owners) {
      const plan = workspace.run(commands, { label })
      if (!plan.ok) {
        const owner = owners?.[Number(plan.refusal.params['command'] ?? 0)]
        const reason = owner === undefined ? words.error(plan.refusal) : `${owner}: ${words.error(plan.refusal)}`
        announcer.announce(reason)
        return reason
      }
      announcer.announce(label)
      for (const note of plan.notes) toasts.tell(words.error(note))
      return null
    },
  }
  provide(key, edit)
  return edit
}

/** Has all below the calling component edit in another way. */
export function provideEdit(edit: InspectorEdit): void {
  provide(key, edit)
}

export function useInspectorEdit(): InspectorEdit {
  const edit = inject(key)
  if (!edit) throw new Error('an inspector field stands outside the inspector')
  return edit
}

/** Why the last edit of a field could not be made; gone once anything was, as when a person agreed to change what others share. */
export function useEditError(): Ref<string | null> {
  const workspace = useWorkspaceStore()
  const error = ref<string | null>(null)
  watch(
    () => workspace.analysis,
    () => (error.value = null),
  )
  return error
}
