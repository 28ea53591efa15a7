import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useRemembered } from '@renderer/ui/useRemembered'

/** Which panes are open and which dialogs of the frame are asked for. Sizes and panes are remembered. */
export const useViewStore = defineStore('view', () => ({
  sourceOpen: useRemembered('source.open', false),
  sourceWidth: useRemembered('source.width', 460),
  sourceHeight: useRemembered('source.height', 260),
  logsOpen: ref(false),
  logsHeight: useRemembered('logs.height', 240),
  inspectorWidth: useRemembered('inspector.width', 352),
  reviewOpen: ref(false),
  problemsOpen: ref(false),
  commandPaletteOpen: ref(false),
}))
