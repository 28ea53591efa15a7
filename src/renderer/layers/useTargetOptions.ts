import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useLayerFiles } from './useLayerFiles'

/** The files that edits can go to, as choices; '' is each command's own default. */
export function useTargetOptions(): ComputedRef<readonly { readonly value: string; readonly label: string }[]> {
  const { t } = useI18n()
  const workspace = useWorkspaceStore()
  const { layers } = useLayerFiles()
  return computed(() => [{ value: '', label: t('layers.automatic') }, ...layers.value.filter(({ path }) => !workspace.files.get(path)?.readOnly).map(({ path, label }) => ({ value: path, label: `${path} · ${label}` }))])
}
