import type { Component } from 'vue'

const modules = import.meta.glob<{ default: Component }>('../canvas/CanvasPane.vue', { eager: true })

/** The graph's own view. */
export const canvasPane: Component | null = modules['../canvas/CanvasPane.vue']?.default ?? null
