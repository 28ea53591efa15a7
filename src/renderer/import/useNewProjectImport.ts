import { nextTick } from 'vue'
import { useI18n } from 'vue-i18n'
import { useMergeText } from '@renderer/clipboard/useMergeText'
import { useOpening } from '@renderer/stores/opening.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useToasts } from '@renderer/ui/useToasts'
import { useImportStore, type ImportRequest } from './import.store'
import { importPreview } from './importPreview'
import { useDockerfile } from './useDockerfile'

/** An import while no project is open: a folder is asked for, and what was pasted is the first thing in its project. */
export function useNewProjectImport() {
  const { t } = useI18n()
  const importing = useImportStore()
  const opening = useOpening()
  const toasts = useToasts()
  const workspace = useWorkspaceStore()
  const { mergeText } = useMergeText()
  const { readDockerfile } = useDockerfile()

  /** True once a project is open; a person who turns back finds again what they had pasted. */
  async function askForFolder(request: ImportRequest): Promise<boolean> {
    importing.close()
    const isOpen = await opening.newProject()
    if (!isOpen) importing.open(request)
    // The window of the project, and what it does on opening, come first.
    else await nextTick()
    return isOpen
  }

  return {
    /** Adds what was looked at to a project in a folder of the person's choice; to one that holds something already only after another look. */
    async addToFolder(request: ImportRequest): Promise<void> {
      if (!(await askForFolder(request))) return
      if (!workspace.isEmpty) {
        importing.open(request)
        toasts.tell(t('import.folderHasProject'))
        return
      }
      const { text, path, keepExisting = false } = request
      const preview = importPreview({ text, path, folderName: workspace.project?.folderName ?? '', keepExisting }, (command) => workspace.plan(command))
      if (preview?.command) mergeText(preview.command, { label: t('import.done', { kind: t(`import.kind.${preview.read.kind}`) }), foreseen: true })
    },
    /** Begins a project in a folder that has a Dockerfile, and shows what becomes of it. */
    async takeFolder(request: ImportRequest): Promise<void> {
      if (!(await askForFolder(request))) return
      const text = await readDockerfile('Dockerfile')
      importing.open(text === null ? { ...request, notFound: true } : { text, path: 'Dockerfile' })
    },
  }
}
