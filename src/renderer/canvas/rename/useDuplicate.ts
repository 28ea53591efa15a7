import { useI18n } from 'vue-i18n'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useCanvasStore } from '../canvas.store'
import { useCanvasCommands } from '../useCanvasCommands'
import { uniqueName } from './uniqueName'

/** A copy of a service under a name of its own, which is at once a field. It gets the free place the layout finds. */
export function useDuplicate() {
  const { t } = useI18n()
  const canvas = useCanvasStore()
  const layout = useLayoutStore()
  const commands = useCanvasCommands()
  const offset = 40

  return {
    duplicate(id: string): void {
      const node = commands.index.value.node(id)
      if (node?.kind !== 'service' || node.missing) {
        commands.refuse(t('canvas.duplicate.onlyServices'))
        return
      }
      const to = uniqueName(node.name, commands.index.value.names('service'))
      const copy = `service:${to}`
      const place = layout.positions[id]
      if (!commands.run([{ op: 'duplicate-service', from: node.name, to }], [copy])) return
      if (place) layout.setPositions({ [copy]: { x: place.x + offset, y: place.y + offset } }, true)
      canvas.startRenaming(copy)
    },
  }
}
