import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

export type LayerRole = 'base' | 'override' | 'include' | 'extends' | 'env' | 'env_file' | 'other'

export interface LayerFile {
  readonly path: string
  readonly role: LayerRole
  /** In words. */
  readonly label: string
}

/** The project's files and what each is to it: compose files as Compose merges them, then what they name. */
export function useLayerFiles(): { readonly all: ComputedRef<readonly LayerFile[]>; readonly layers: ComputedRef<readonly LayerFile[]> } {
  const { t } = useI18n()
  const workspace = useWorkspaceStore()

  function roleOf(path: string): LayerRole {
    const index = workspace.project?.composeFiles.indexOf(path) ?? -1
    if (index >= 0) return index === 0 ? 'base' : 'override'
    if (path === '.env') return 'env'
    const role = workspace.files.get(path)?.role
    return role === 'include' || role === 'extends' || role === 'env_file' || role === 'env' ? role : 'other'
  }

  const paths = computed(() => {
    const composeFiles = workspace.project?.composeFiles ?? []
    const others = [...workspace.files.keys()].filter((path) => !composeFiles.includes(path)).sort()
    return [...composeFiles.filter((path) => workspace.files.has(path)), ...others].join('\n')
  })
  const all = computed(() =>
    paths.value.split('\n').filter((path) => path !== '').map((path): LayerFile => {
      const role = roleOf(path)
      return { path, role, label: t(`layers.roles.${role}`) }
    }),
  )
  return {
    all,
    /** Those that hold a part of the project itself: what can be shown alone, and take edits. */
    layers: computed(() => all.value.filter(({ role }) => role === 'base' || role === 'override' || role === 'include')),
  }
}
