import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { fileForm } from './fileForm'

/** Telling how a text is written means reading all of it, so it follows the typing at this distance, in milliseconds. */
const delay = 150

/** How the first compose file is written, in words; empty where there is none. */
export function useFileForm(): Readonly<Ref<string>> {
  const { t } = useI18n()
  const workspace = useWorkspaceStore()
  const form = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  const file = () => workspace.files.get(workspace.project?.composeFiles[0] ?? '')

  function update(): void {
    timer = undefined
    const text = file()?.text
    form.value = text === undefined ? '' : fileForm(text, t)
  }

  watch([() => file()?.source, () => t('frame.indent', { n: 2 }, 2)], () => (timer ??= setTimeout(update, delay)))
  watch(() => file()?.path, update, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return readonly(form)
}
