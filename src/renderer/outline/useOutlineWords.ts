import { useI18n } from 'vue-i18n'
import { edgeLabel, edgeSentence } from '@core/graph/drawing/edgeWords'
import { useServiceStates } from '@renderer/canvas/serviceRunState'
import { nodeSentence } from '@renderer/canvas/nodes/nodeSentence'
import { runStateWords, type RunStateWords } from '@renderer/canvas/nodes/runStateWords'
import { graphIndex } from '@renderer/canvas/graphIndex'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import type { OutlineItem } from './outlineItems'

/** How many problems belong to a thing, and whether one of them is an error. */
export interface ProblemCount {
  readonly count: number
  readonly worst: 'error' | 'warning'
}

/** Everything a line of the outline says: its name, the quiet words behind it, its problems, and all of it as a sentence. */
export function useOutlineWords() {
  const { t } = useI18n()
  const workspace = useWorkspaceStore()
  const states = useServiceStates()

  /** Notes are advice that can be read at leisure: only errors and warnings are counted. */
  function problemsOfNode(id: string): ProblemCount | null {
    const found = workspace.analysis?.diagnosticIndex.ofNode(id).filter(({ severity }) => severity !== 'info') ?? []
    return found.length === 0 ? null : { count: found.length, worst: found.some(({ severity }) => severity === 'error') ? 'error' : 'warning' }
  }

  function nameOf(item: OutlineItem): string {
    if (item.kind === 'group') return t(`outline.group.${item.of}`)
    return item.kind === 'node' ? item.node.name : item.to.name
  }

  function stateOf(item: OutlineItem): RunStateWords | null {
    const state = item.kind === 'node' && item.node.kind === 'service' ? states.value.get(item.node.name) : undefined
    return state ? runStateWords(state) : null
  }

  function detailsOf(item: OutlineItem): string {
    if (item.kind === 'group') return String(item.children.length)
    if (item.kind === 'edge') {
      const label = edgeLabel(item.edge)
      return label ? t(label.key, { ...label.params }) : ''
    }
    const { node } = item
    if (node.missing) return t('canvas.node.missing')
    if ('external' in node && node.external) return t('canvas.node.external')
    if (node.kind !== 'service') return ''
    const state = stateOf(item)
    if (state) return state.raw ?? t(state.key, { ...state.params })
    if (node.profiles.length > 0) return t(node.active ? 'outline.profile' : 'outline.profileOff', { name: node.profiles.join(', ') })
    return ''
  }

  function problemsOf(item: OutlineItem): ProblemCount | null {
    if (item.kind === 'node') return problemsOfNode(item.node.id)
    if (item.kind === 'edge') return null
    let count = 0
    let worst: ProblemCount['worst'] = 'warning'
    for (const child of item.children) {
      const own = problemsOf(child)
      count += own?.count ?? 0
      if (own?.worst === 'error') worst = 'error'
    }
    return count > 0 ? { count, worst } : null
  }

  function sentenceOf(item: OutlineItem): string {
    const parts = [plainSentenceOf(item)]
    const found = problemsOf(item)
    if (found) parts.push(t('outline.problems', { n: found.count }, found.count))
    return parts.join(', ')
  }

  function plainSentenceOf(item: OutlineItem): string {
    if (item.kind === 'group') return t('outline.groupSentence', { name: nameOf(item), n: item.children.length }, item.children.length)
    if (item.kind === 'node') {
      const profiles = item.node.kind === 'service' && item.node.profiles.length > 0 ? `, ${t('outline.profile', { name: item.node.profiles.join(', ') })}` : ''
      return nodeSentence(item.node, (item.node.kind === 'service' && states.value.get(item.node.name)) || null, t) + profiles
    }
    const from = workspace.analysis && graphIndex(workspace.analysis.graph).node(item.edge.from)
    if (!from) return item.to.name
    const { key, params } = edgeSentence(item.edge, from, item.to)
    return t(key, { ...params })
  }

  return {
    nameOf,
    detailsOf,
    stateOf,
    problemsOf,
    sentenceOf,
    /** All that a line is found by, in lower case. */
    searchWordsOf(item: OutlineItem): string {
      if (item.kind === 'group') return ''
      if (item.kind === 'edge') return `${item.to.name} ${detailsOf(item)}`.toLowerCase()
      const { node } = item
      const more = node.kind === 'service' ? [node.image ?? node.build ?? '', ...node.profiles] : []
      return [node.name, t(`canvas.kind.${node.kind}`), detailsOf(item), ...more].join(' ').toLowerCase()
    },
  }
}
