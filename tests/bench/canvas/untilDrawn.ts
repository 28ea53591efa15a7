/** Milliseconds from `begin` until `isDrawn` holds and the browser has put that frame on the screen. */
export function untilDrawn(begin: number, isDrawn: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isDrawn()) requestAnimationFrame(look)
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)))
    }
    requestAnimationFrame(look)
  })
}
