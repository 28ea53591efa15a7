import { defineStore } from 'pinia'
import { ref, readonly, shallowReadonly, shallowRef, watch } from 'vue'
import { diffGraph } from '@core/graph/diffGraph'
import type { LayoutDirection, LayoutOptions } from '@core/graph/layoutGraph'
import type { Grouping } from '@core/graph/networkPresentation'
import type { Graph, Positions } from '@core/graph/types'
import type { Layout, ProjectSnapshot } from '@contract/shapes'
import { useHost } from '@renderer/host/useHost'
import { useLayoutRunner } from '@renderer/layout/layoutRunner'
import { useWorkspaceStore } from './workspace.store'

export interface ArrangeOptions {
  /** Only these nodes, about where they stand now; all where left out. */
  readonly ids?: readonly string[]
  /** Which way dependencies point, from now on; as before where left out. */
  readonly direction?: LayoutDirection
  /** What a person placed stays where it is. */
  readonly keepHandMade?: boolean
}

const writeDelay = 500

/**
 * Where the nodes stand. What a person placed stays; what has no place gets one from the layout worker. The host keeps
 * the positions once a person moved something; until then every opening lays the graph out the same way.
 */
export const useLayoutStore = defineStore('layout', () => {
  const host = useHost()
  const runLayout = useLayoutRunner()
  const workspace = useWorkspaceStore()

  const positions = shallowRef<Positions>({})
  const handMade = shallowRef<ReadonlySet<string>>(new Set())
  /** Counts whole layouts: the canvas fits the view when it grows. */
  const arranged = ref(0)
  const grouping = ref<Grouping>('auto')
  const direction = ref<LayoutDirection>('right')
  const inProject = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let session = 0
  /** A graph whose nodes all have a place: after an edit that brings no node none has to be looked for. */
  let complete: { readonly graph: Graph; readonly positions: Positions } | null = null

  function applyPositions(next: Positions): void {
    positions.value = { ...positions.value, ...next }
  }

  function present(): Layout {
    return {
      version: 1,
      positions: { ...positions.value },
      ...(Object.keys(positions.value).every((id) => handMade.value.has(id)) ? {} : { byHand: [...handMade.value].filter((id) => Object.hasOwn(positions.value, id)).toSorted() }),
      ...(grouping.value === 'auto' ? {} : { grouping: grouping.value }),
      ...(direction.value === 'right' ? {} : { direction: direction.value }),
    }
  }

  function keep(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const project = workspace.project?.handle
      // Losing a layout is no loss of work, and the next move writes all of it again.
      if (project !== undefined) void host.invoke('layout.put', { project, layout: present() }).catch(() => undefined)
    }, writeDelay)
  }

  async function arrangeAll(graph: Graph, { ids, direction: asked, keepHandMade }: ArrangeOptions = {}): Promise<void> {
    if (asked) direction.value = asked
    const mine = session
    const before = positions.value
    const kept = keepHandMade ? Object.fromEntries(Object.entries(before).filter(([id]) => handMade.value.has(id))) : undefined
    const options: LayoutOptions = {
      direction: direction.value,
      grouping: grouping.value,
      ...(kept ? { keep: kept } : {}),
      ...(ids ? { only: { ids: new Set(ids), from: { ...before } } } : {}),
    }
    const next = await runLayout(graph, null, options)
    if (mine !== session) return
    positions.value = next
    if (!keepHandMade) handMade.value = ids ? new Set([...handMade.value].filter((id) => !ids.includes(id))) : new Set()
    if (!ids) arranged.value++
  }

  async function place(graph: Graph): Promise<void> {
    const known = positions.value
    const isPlaced = complete?.positions === known && diffGraph(complete.graph, graph).nodes.added.length === 0
    complete = isPlaced || graph.nodes.every((node) => Object.hasOwn(known, node.id)) ? { graph, positions: known } : null
    if (complete) return
    const mine = session
    const next = await runLayout(graph, known, { grouping: grouping.value })
    if (mine !== session) return
    // What got a place meanwhile (dropped by hand) keeps it, and a node that was undone away finds its old one again.
    positions.value = { ...next, ...positions.value }
  }

  /** A file that an `include` or `extends` names came in before anybody did anything: the picture is of all there is. */
  function isStillOpening(graph: Graph, before: Graph | undefined): boolean {
    return handMade.value.size === 0 && !workspace.canUndo && before !== undefined && diffGraph(before, graph).nodes.added.some(({ id }) => !Object.hasOwn(positions.value, id))
  }

  function start(snapshotLayout: ProjectSnapshot['layout']): void {
    session++
    clearTimeout(timer)
    positions.value = snapshotLayout?.positions ?? {}
    grouping.value = snapshotLayout?.grouping ?? 'auto'
    direction.value = snapshotLayout?.direction ?? 'right'
    inProject.value = workspace.layoutInProject
    handMade.value = new Set(snapshotLayout?.byHand?.filter((id) => Object.hasOwn(positions.value, id)) ?? Object.keys(positions.value))
  }

  watch(
    () => workspace.project?.handle,
    () => start(workspace.storedLayout),
    { immediate: true, flush: 'sync' },
  )
  // The host keeps a layout by its compose files: a file that came with a save would leave the places behind.
  watch(
    () => workspace.project?.composeFiles,
    () => handMade.value.size > 0 && keep(),
  )
  watch(
    () => workspace.analysis?.graph,
    (graph, before) => {
      const isKnown = complete?.positions === positions.value
      if (!graph || (!isKnown && graph.nodes.length === 0)) return
      const isFirst = !isKnown && Object.keys(positions.value).length === 0
      void (isFirst || isStillOpening(graph, before) ? arrangeAll(graph) : place(graph))
    },
    { immediate: true },
  )

  return {
    positions: shallowReadonly(positions),
    /** Ids of what a person placed. */
    handMade: shallowReadonly(handMade),
    arranged: readonly(arranged),
    /** What is drawn as areas behind the nodes. */
    grouping: readonly(grouping),
    /** Which way dependencies point when the graph is arranged. */
    direction: readonly(direction),
    /** Whether the layout lies with the project's files, for whoever else opens them. */
    inProject: readonly(inProject),
    /** Keeps it there from now on, or in the app's own data again. Fails with a HostError where it cannot be written. */
    async keepInProject(wanted: boolean): Promise<void> {
      const project = workspace.project?.handle
      if (project === undefined) return
      clearTimeout(timer)
      await host.invoke('layout.put', { project, layout: present(), place: wanted ? 'project' : 'app' })
      if (workspace.project?.handle === project) inProject.value = wanted
    },
    setGrouping(next: Grouping): void {
      grouping.value = next
      const graph = workspace.analysis?.graph
      // Areas are clear of each other where the graph is laid out for them; around what a person placed only what has no place yet is put.
      if (graph) void (handMade.value.size === 0 ? arrangeAll(graph) : place(graph))
      keep()
    },
    setPositions(next: Positions, byHand: boolean): void {
      applyPositions(next)
      if (!byHand) return
      handMade.value = new Set([...handMade.value, ...Object.keys(next)])
      keep()
    },
    /** Puts nodes back where they once stood, and whose place it was: `byHand` holds those a person had placed. */
    restore(next: Positions, byHand: ReadonlySet<string>): void {
      applyPositions(next)
      handMade.value = new Set([...[...handMade.value].filter((id) => !Object.hasOwn(next, id)), ...Object.keys(next).filter((id) => byHand.has(id))])
      keep()
    },
    /** Takes away positions of an earlier life of these ids: what is new finds a place of its own. */
    forget(ids: readonly string[]): void {
      const stale = new Set(ids.filter((id) => Object.hasOwn(positions.value, id)))
      if (stale.size === 0) return
      positions.value = Object.fromEntries(Object.entries(positions.value).filter(([id]) => !stale.has(id)))
      handMade.value = new Set([...handMade.value].filter((id) => !stale.has(id)))
    },
    /** Lays everything, or what the options say, out anew. Answers the positions before, for an undo. */
    async arrange(options: ArrangeOptions = {}): Promise<Positions> {
      const before = positions.value
      if (workspace.analysis) await arrangeAll(workspace.analysis.graph, options)
      keep()
      return before
    },
  }
})
