import { join } from 'node:path'
import * as v from 'valibot'
import { jsonFile, type JsonFile } from '../../services/storage/jsonFile'

/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const coordinate = v.pipe(v.number(), v.integer(), v.minValue(-1_000_000), v.maxValue(1_000_000))
const WindowState = v.object({ bounds: v.nullable(v.object({ x: coordinate, y: coordinate, width: coordinate, height: coordinate })), maximized: v.boolean() })
export type WindowState = v.InferOutput<typeof WindowState>

export const smallestSize = { width: 900, height: 600 }
const firstSize = { width: 1440, height: 900 }
/** So much of the window's top must be on a display that it can be grasped there. */
const graspable = { width: 120, height: 40 }

export function windowStateFile(dataFolder: string, log: (message: string, error?: unknown) => void): JsonFile<WindowState> {
  return jsonFile(join(dataFolder, 'window.json'), WindowState, { bounds: null, maximized: false }, log)
}

/**
 * Where the window opens: where it was, as long as its top can still be grasped on one of the displays (their work
 * areas), and no larger than the display; else in the middle of the first.
 */
export function openingBounds(kept: Rectangle | null, displays: readonly Rectangle[]): Rectangle {
  for (const display of displays) {
    const fitted = kept && { ...kept, ...fittedSize(kept, display) }
    if (fitted && holdsTop(display, fitted)) return fitted
  }
  const first = displays[0] ?? { x: 0, y: 0, ...firstSize }
  const size = fittedSize(firstSize, first)
  return { x: first.x + Math.max(0, Math.round((first.width - size.width) / 2)), y: first.y + Math.max(0, Math.round((first.height - size.height) / 2)), ...size }
}

type Size = Pick<Rectangle, 'width' | 'height'>

function fittedSize(wanted: Size, display: Rectangle): Size {
  return { width: within(wanted.width, smallestSize.width, display.width), height: within(wanted.height, smallestSize.height, display.height) }
}

function holdsTop(display: Rectangle, bounds: Rectangle): boolean {
  const overlap = Math.min(display.x + display.width, bounds.x + bounds.width) - Math.max(display.x, bounds.x)
  return overlap >= graspable.width && bounds.y >= display.y && bounds.y <= display.y + display.height - graspable.height
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
