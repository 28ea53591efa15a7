/** What was drawn: the name of the call, its arguments, and the colour and transparency it was drawn in. */
export interface DrawnCall {
  readonly name: string
  readonly values: readonly unknown[]
  readonly colour: string
  readonly alpha: number
}

/** A 2D context that draws nothing and keeps the calls that would. */
export function recordedContext(): { readonly context: CanvasRenderingContext2D; readonly calls: DrawnCall[] } {
  const calls: DrawnCall[] = []
  const settings: Record<string, unknown> = { globalAlpha: 1, fillStyle: '', strokeStyle: '', lineWidth: 1 }
  const context = new Proxy(settings, {
    get(target, name) {
      if (typeof name !== 'string' || name in target) return target[String(name)]
      return (...values: unknown[]) => {
        calls.push({ name, values, colour: String(name.startsWith('fill') ? target['fillStyle'] : target['strokeStyle']), alpha: Number(target['globalAlpha']) })
        return name === 'measureText' ? { width: 50 } : undefined
      }
    },
  })
  return { context: context as unknown as CanvasRenderingContext2D, calls }
}
