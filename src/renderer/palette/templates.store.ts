import { defineStore } from 'pinia'
import { readonly, shallowRef } from 'vue'
import type { Point } from '@core/graph/types'
import type { StackTemplate } from './templates'

/**
 * The template that is looked at before it is added, where its services are to stand (graph units; null: where there is room), and the name
 * of the service it was dropped on.
 */
export const useTemplatesStore = defineStore('templates', () => {
  const shown = shallowRef<{ readonly template: StackTemplate; readonly at: Point | null; readonly onto: string | null } | null>(null)
  return {
    shown: readonly(shown),
    show: (template: StackTemplate, at: Point | null, onto: string | null = null) => void (shown.value = { template, at, onto }),
    close: () => void (shown.value = null),
  }
})
