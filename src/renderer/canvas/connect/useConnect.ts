import { useI18n } from 'vue-i18n'
import { useCanvasStore } from '../canvas.store'
import { useCanvasCommands } from '../useCanvasCommands'
import { connectionIntent } from './connectionIntent'

/** Connecting two nodes, however it was asked for: asks what is open, refuses in words, or runs the command. */
export function useConnect() {
  const { t } = useI18n()
  const canvas = useCanvasStore()
  const commands = useCanvasCommands()

  return {
    allows: (from: string, to: string): boolean => connectionIntent(commands.index.value, from, to).kind !== 'refused',
    connect(from: string, to: string): void {
      if (!commands.editable.value) return
      const intent = connectionIntent(commands.index.value, from, to)
      switch (intent.kind) {
        case 'refused':
          commands.refuse(t(`canvas.connect.refused.${intent.reason}`, { ...intent.params }))
          break
        case 'depend':
          canvas.ask({ kind: 'condition', from: intent.from, to: intent.to, suggested: intent.suggested, hasHealthcheck: commands.index.value.service(intent.to)?.hasHealthcheck ?? false })
          break
        case 'mount':
          canvas.ask(intent)
          break
        case 'command':
          commands.run([intent.command])
      }
    },
  }
}
