/** The nearest place at which a pixel of the screen begins: a picture that is moved as a whole blurs anywhere else. */
export function wholePixels(place: number, ratio = window.devicePixelRatio || 1): number {
  return Math.round(place * ratio) / ratio
}
