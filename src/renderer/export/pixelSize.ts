/** Browsers draw no larger surface: pixels a side, and in all. */
const longestSide = 16_384
const mostPixels = 200_000_000

export interface PixelSize {
  readonly width: number
  readonly height: number
  /** What the picture is multiplied by: the wanted scale, or less where that would be too large to draw. */
  readonly scale: number
}

/** How large a picture of a size in graph units gets at a scale. */
export function pixelSize(width: number, height: number, wanted: number): PixelSize {
  const scale = Math.min(wanted, longestSide / Math.max(1, width), longestSide / Math.max(1, height), Math.sqrt(mostPixels / Math.max(1, width * height)))
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)), scale }
}
