import type { Rect } from '@core/graph/drawing/edgeGeometry'
import type { Viewport } from '../flow/fitViewport'
import type { FarFrame } from './farScene'

/**
 * Of a frame's 16 ms, what painting may take: the rest belongs to the browser. The first picture of a project is all there is
 * to see, so it may take more; the window still answers in between.
 */
const budgets = { first: 20, next: 6 } as const

interface Painted {
  readonly region: Rect
  readonly zoom: number
}

/**
 * The far view's picture on two canvases: one is shown, and moved and scaled with the view; the other one is painted a
 * few milliseconds each frame and then takes its place, so that nothing ever flashes or waits.
 */
export class FarPicture {
  #shown: HTMLCanvasElement
  #hidden: HTMLCanvasElement
  #painted: Painted | null = null
  #job: { readonly steps: Generator<undefined, void>; readonly painted: Painted; readonly done: () => void; readonly budget: number } | null = null
  #frame = 0
  #view: Viewport = { x: 0, y: 0, zoom: 1 }

  constructor(first: HTMLCanvasElement, second: HTMLCanvasElement) {
    this.#shown = first
    this.#hidden = second
    for (const canvas of [first, second]) canvas.style.display = 'none'
  }

  /** What is painted and shown now. */
  get painted(): Painted | null {
    return this.#painted
  }

  get isPainting(): boolean {
    return this.#job !== null
  }

  show(view: Viewport): void {
    this.#view = view
    this.#place()
  }

  /** Begins a new picture of the region; one that is under way is given up. */
  paint(region: Rect, zoom: number, steps: (context: CanvasRenderingContext2D, frame: FarFrame) => Generator<undefined, void>, done: () => void, order: keyof typeof budgets): void {
    const scale = window.devicePixelRatio || 1
    const canvas = this.#hidden
    canvas.width = Math.max(1, Math.ceil(region.width * zoom * scale))
    canvas.height = Math.max(1, Math.ceil(region.height * zoom * scale))
    canvas.style.width = `${canvas.width / scale}px`
    canvas.style.height = `${canvas.height / scale}px`
    const context = canvas.getContext('2d')
    if (!context) return
    context.setTransform(scale, 0, 0, scale, 0, 0)
    this.#job = { steps: steps(context, { origin: { x: region.x, y: region.y }, zoom }), painted: { region, zoom }, done, budget: budgets[order] }
    this.#goOn()
  }

  /** Gives the pictures' memory back. */
  clear(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#job = null
    this.#painted = null
    for (const canvas of [this.#shown, this.#hidden]) {
      canvas.style.display = 'none'
      canvas.width = 0
      canvas.height = 0
    }
  }

  #goOn(): void {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0
        this.#work()
      })
    }
  }

  #work(): void {
    const job = this.#job
    if (!job) return
    const end = performance.now() + job.budget
    while (performance.now() < end) {
      if (!job.steps.next().done) continue
      this.#job = null
      this.#painted = job.painted
      ;[this.#shown, this.#hidden] = [this.#hidden, this.#shown]
      this.#place()
      this.#shown.style.display = 'block'
      this.#hidden.style.display = 'none'
      job.done()
      return
    }
    this.#goOn()
  }

  #place(): void {
    if (!this.#painted) return
    const { region, zoom } = this.#painted
    const { x, y, zoom: now } = this.#view
    this.#shown.style.transform = `translate(${region.x * now + x}px, ${region.y * now + y}px) scale(${now / zoom})`
  }
}
