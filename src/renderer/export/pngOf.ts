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

export const svgAddress = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

/** An SVG document as a PNG of so many pixels. Fails where the browser cannot draw it. */
export async function pngOf(svg: string, size: PixelSize): Promise<Blob> {
  const image = new Image()
  image.src = svgAddress(svg)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gives no surface to draw on.')
  context.drawImage(image, 0, 0, size.width, size.height)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not draw a picture so large.'))), 'image/png'))
}
