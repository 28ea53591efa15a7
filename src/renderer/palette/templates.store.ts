import { defineStore } from 'pinia'
import { readonly, shallowRef } from 'vue'
import type { Point } from '@core/graph/types'
import type { StackTemplate } from './templates'

/** The template that is looked at before it is added, and where its services are to stand (graph units; null: where there is room). */
export const useTemplatesStore = defineStore('templates', () => {
  const shown = shallowRef<{ readonly template: StackTemplate; readonly at: Point | null } | null>(null)
  return {
    shown: readonly(shown),
    show: (template: StackTemplate, at: Point | null) => void (shown.value = { template, at }),
    close: () => void (shown.value = null),
  }
})
