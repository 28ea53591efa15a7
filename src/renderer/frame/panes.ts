import type { Component } from 'vue'

const modules = import.meta.glob<{ default: Component }>(['../canvas/CanvasPane.vue', '../palette/PalettePane.vue', '../inspector/InspectorPane.vue', '../run/{RunBar,EngineBadge,RunStatus,LogsPane}.vue'], { eager: true })

function pane(path: string): Component | null {
  return modules[`../${path}.vue`]?.default ?? null
}

/** What stands in the frame's places. */
export const panes = {
  canvas: pane('canvas/CanvasPane'),
  palette: pane('palette/PalettePane'),
  inspector: pane('inspector/InspectorPane'),
  /** Header: profile of the run, Plan, Up, Down. */
  runBar: pane('run/RunBar'),
  /** Header: the engine and Compose that are used, in words. */
  engineBadge: pane('run/EngineBadge'),
  /** Status bar, left: what runs and what it waits for. */
  runStatus: pane('run/RunStatus'),
  /** Below the canvas, when it is asked for. */
  logs: pane('run/LogsPane'),
}
