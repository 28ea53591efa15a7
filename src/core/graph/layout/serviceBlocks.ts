import type { EdgeKind, Graph, GraphNode, Point, ServiceNode, Size } from '../types'
import { layoutMetrics, sizeOf } from './layoutMetrics'

/** A service with the pills that only it uses: the unit that the ranks place. Offsets are from the block's top left. */
export interface ServiceBlock extends Size {
  readonly service: ServiceNode
  readonly members: readonly { readonly id: string; readonly offset: Point }[]
  /** The height at which dependency edges meet the service. */
  readonly line: number
  /** The width of the service alone. */
  readonly cardWidth: number
}

export interface Blocks {
  readonly blocks: readonly ServiceBlock[]
  /** For each block the blocks it points to, by number, without repeats. */
  readonly targets: readonly (readonly number[])[]
  /** Nodes that no block holds, each with the ids of the services that use it. */
  readonly loose: readonly { readonly node: GraphNode; readonly users: readonly string[] }[]
}

const serviceEdges: ReadonlySet<EdgeKind> = new Set(['depends_on', 'link', 'extends', 'namespace', 'inferred'])

export function readBlocks(graph: Graph, sizes: Readonly<Record<string, Size>>): Blocks {
  const services = graph.nodes.filter((node) => node.kind === 'service')
  const number = new Map(services.map((service, index) => [service.id, index]))
  const targets: Set<number>[] = services.map(() => new Set())
  const users = new Map<string, Set<string>>()
  for (const edge of graph.edges) {
    const from = number.get(edge.from)
    const to = number.get(edge.to)
    if (from !== undefined && to !== undefined) {
      if (serviceEdges.has(edge.kind) && from !== to) targets[from]?.add(to)
    } else if (from !== undefined) {
      const set = users.get(edge.to)
      if (set) set.add(edge.from)
      else users.set(edge.to, new Set([edge.from]))
    }
  }
  const own = new Map<string, GraphNode[]>()
  const loose: { node: GraphNode; users: string[] }[] = []
  for (const node of graph.nodes) {
    if (node.kind === 'service') continue
    const of = [...(users.get(node.id) ?? [])]
    const [only] = of
    if (node.kind === 'network' || of.length !== 1 || only === undefined) loose.push({ node, users: of })
    else own.set(only, [...(own.get(only) ?? []), node])
  }
  return { blocks: services.map((service) => blockOf(service, own.get(service.id) ?? [], sizes)), targets: targets.map((set) => [...set]), loose }
}

/** Pills stand beneath their service, set in, in columns that grow in number with the pills. */
function blockOf(service: ServiceNode, pills: readonly GraphNode[], sizes: Readonly<Record<string, Size>>): ServiceBlock {
  const { pillGap, pillIndent } = layoutMetrics
  const card = sizeOf(service, sizes)
  const members: { id: string; offset: Point }[] = [{ id: service.id, offset: { x: 0, y: 0 } }]
  const columns = pills.length <= 4 ? 1 : pills.length <= 12 ? 2 : 3
  const rows = Math.ceil(pills.length / columns)
  let { width, height } = card
  let x = pillIndent
  for (let column = 0; column < columns; column++) {
    let y = card.height + pillGap * 2
    let columnWidth = 0
    for (const pill of pills.slice(column * rows, (column + 1) * rows)) {
      const size = sizeOf(pill, sizes)
      members.push({ id: pill.id, offset: { x, y } })
      columnWidth = Math.max(columnWidth, size.width)
      width = Math.max(width, x + size.width)
      height = Math.max(height, y + size.height)
      y += size.height + pillGap
    }
    x += columnWidth + pillGap * 2
  }
  return { service, members, width, height, line: card.height / 2, cardWidth: card.width }
}
