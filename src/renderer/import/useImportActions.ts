import { onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useActions } from '@renderer/stores/actions.store'
import { useOpening } from '@renderer/stores/opening.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useToasts } from '@renderer/ui/useToasts'
import { useImportStore } from './import.store'
import { useDockerfile } from './useDockerfile'

/** The import as an action, and its offer where a project is begun in a folder that has a Dockerfile. */
export function useImportActions(): void {
  const { t } = useI18n()
  const actions = useActions()
  const importing = useImportStore()
  const opening = useOpening()
  const toasts = useToasts()
  const workspace = useWorkspaceStore()
  const { readDockerfile } = useDockerfile()

  onScopeDispose(actions.register({ name: 'file.import', labelKey: 'import.action', keys: ['I'], enabled: () => workspace.editable || (opening.started && workspace.project === null), perform: () => importing.open() }))
  watch(
    () => workspace.project?.handle,
    async (handle) => {
      importing.close()
      if (handle === undefined || !workspace.isEmpty) return
      const text = await readDockerfile('Dockerfile')
      const isWanted = workspace.project?.handle === handle && workspace.isEmpty && importing.request === null
      if (text === null || !isWanted) return
      toasts.tell(t('import.found'), { label: t('import.useFound'), perform: () => importing.open({ text, path: 'Dockerfile' }) })
    },
  )
}
