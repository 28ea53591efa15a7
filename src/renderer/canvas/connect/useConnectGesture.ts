import type { Connection, OnConnectStartParams, VueFlowStore } from '@vue-flow/core'
import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { useCanvasStore } from '../canvas.store'
import { nodeIdAt } from '../flow/nodeIdAt'
import { useCanvasCommands } from '../useCanvasCommands'
import { useConnect } from './useConnect'

/** Drawing a line from one node to another. Escape gives it up; letting go over a node that does not fit says why. */
export function useConnectGesture(flow: VueFlowStore) {
  const { t } = useI18n()
  const canvas = useCanvasStore()
  const commands = useCanvasCommands()
  const { connect } = useConnect()
  let from: string | null = null

  function giveUp(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || from === null) return
    event.preventDefault()
    event.stopPropagation()
    end()
    flow.endConnection()
    commands.announce(t('canvas.said.cancelled'))
  }

  function end(): void {
    from = null
    canvas.endConnecting()
    window.removeEventListener('keydown', giveUp, true)
  }
  onScopeDispose(end)

  return {
    start({ nodeId }: OnConnectStartParams): void {
      const node = nodeId ? commands.index.value.node(nodeId) : undefined
      if (!node) return
      from = node.id
      canvas.startConnecting(node.id, node.kind)
      window.addEventListener('keydown', giveUp, true)
      commands.announce(t('canvas.said.connecting', { name: node.name }))
    },
    /** Vue Flow found a target that fits. */
    finish({ source, target }: Connection): void {
      if (from === null) return
      end()
      connect(source, target)
    },
    /** The pointer was let go; where that was over a node, `connect` has the reason why it does not fit. */
    stop(event?: MouseEvent): void {
      if (from === null) return
      const source = from
      const target = event ? nodeIdAt(event) : null
      end()
      if (target !== null && target !== source) connect(source, target)
    },
  }
}
