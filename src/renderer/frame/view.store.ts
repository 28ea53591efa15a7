import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useRemembered } from '@renderer/ui/useRemembered'

/** A pane at the side of the canvas that can be closed. */
export type SidePane = 'left' | 'inspector'

/** Below this there is no room for three columns (a small window, or a page at 200 %): the side panes lie over the canvas. */
const narrowQuery = '(width < 900px)'

/** Which panes are open and which dialogs of the frame are asked for. Sizes and panes are remembered. */
export const useViewStore = defineStore('view', () => {
  const leftOpen = useRemembered('left.open', true)
  const inspectorOpen = useRemembered('inspector.open', true)
  const narrow = ref(false)
  const drawer = ref<SidePane | null>(null)
  const media = window.matchMedia(narrowQuery)
  narrow.value = media.matches
  media.addEventListener('change', (event) => {
    narrow.value = event.matches
    drawer.value = null
  })

  const isOpen = (pane: SidePane) => (narrow.value ? drawer.value === pane : pane === 'left' ? leftOpen.value : inspectorOpen.value)

  function setOpen(pane: SidePane, open: boolean): void {
    if (narrow.value) drawer.value = open ? pane : null
    else if (pane === 'left') leftOpen.value = open
    else inspectorOpen.value = open
  }

  return {
    /** The side panes lie over the canvas, one at a time. */
    narrow: computed(() => narrow.value),
    leftShown: computed(() => isOpen('left')),
    inspectorShown: computed(() => isOpen('inspector')),
    show: (pane: SidePane) => setOpen(pane, true),
    hide: (pane: SidePane) => setOpen(pane, false),
    toggle: (pane: SidePane) => setOpen(pane, !isOpen(pane)),
    leftTab: useRemembered('left.tab', 'palette'),
    leftWidth: useRemembered('left.width', 232),
    sourceOpen: useRemembered('source.open', false),
    sourceWidth: useRemembered('source.width', 460),
    /** `beside` or `below` the canvas as the person chose, or `automatic` by the room there is. */
    sourcePlace: useRemembered('source.place', 'automatic'),
    sourceHeight: useRemembered('source.height', 260),
    logsOpen: ref(false),
    logsHeight: useRemembered('logs.height', 240),
    /** Of a service: `configure` or `logs`. */
    inspectorTab: ref('configure'),
    inspectorWidth: useRemembered('inspector.width', 352),
    reviewOpen: ref(false),
    problemsOpen: ref(false),
    commandPaletteOpen: ref(false),
    helpOpen: ref(false),
    exportOpen: ref(false),
  }
})
