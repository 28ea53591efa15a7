/** The id of the node on the page under a pointer event, or null. What lies behind an overlay of the gesture is found too. */
export function nodeIdAt({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): string | null {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const id = nodeIdOf(element)
    if (id !== null) return id
  }
  return null
}

/** The id of the edge under the event's target: its line or its label. */
export function edgeIdOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null
  return target.closest<HTMLElement>('.edge-label')?.dataset['edge'] ?? target.closest<SVGElement>('.canvas-edge')?.dataset['id'] ?? null
}

/** The id of the node the event's target belongs to. */
export function nodeIdOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('.vue-flow__node')?.dataset['id'] ?? null) : null
}
