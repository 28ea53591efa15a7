import { useI18n } from 'vue-i18n'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useCanvasStore } from '../canvas.store'
import { useCanvasCommands } from '../useCanvasCommands'
import { uniqueName } from './uniqueName'

/** A copy of a service under a name of its own, which is at once a field. It gets the free place the layout finds. */
export function useDuplicate() {
  const { t } = useI18n()
  const canvas = useCanvasStore()
  const selection = useSelectionStore()
  const commands = useCanvasCommands()

  return {
    duplicate(id: string): void {
      const node = commands.index.value.node(id)
      if (node?.kind !== 'service' || node.missing) {
        commands.refuse(t('canvas.duplicate.onlyServices'))
        return
      }
      const to = uniqueName(node.name, commands.index.value.names('service'))
      const copy = `service:${to}`
      if (!commands.run([{ op: 'duplicate-service', from: node.name, to }], [copy])) return
      selection.revealNode(copy)
      canvas.startRenaming(copy)
    },
  }
}
