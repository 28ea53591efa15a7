/** A part of the window that F6 goes to: the value of its element's `data-region`. */
export type Region = 'left' | 'canvas' | 'source' | 'logs' | 'inspector' | 'status' | 'header'

const focusable = '[data-region-focus], a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [contenteditable="true"], [tabindex]:not([tabindex="-1"])'
/** Where the focus was when a region was left: coming back goes on there. */
const lastFocused = new WeakMap<Element, HTMLElement | SVGElement>()

function isSeen(element: Element): boolean {
  return element.getClientRects().length > 0 && element.closest('[inert]') === null
}

function focusIn(region: Element): boolean {
  const before = lastFocused.get(region)
  const candidates = [...(before?.isConnected ? [before] : []), ...region.querySelectorAll<HTMLElement>('[data-region-focus]'), ...region.querySelectorAll<HTMLElement>(focusable)]
  const target = candidates.find((element) => isSeen(element))
  target?.focus({ preventScroll: true })
  return target !== undefined && region.contains(document.activeElement)
}

function leave(): Element | null {
  const active = document.activeElement
  const region = active?.closest('[data-region]') ?? null
  if (region && (active instanceof HTMLElement || active instanceof SVGElement)) lastFocused.set(region, active)
  return region
}

/** Moves the focus to the next region that has something to focus, or the one before, round and round. */
export function stepRegion(by: 1 | -1): Region | null {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isSeen)
  const from = leave()
  const start = from ? regions.indexOf(from as HTMLElement) : by === 1 ? -1 : 0
  for (let step = 1; step <= regions.length; step += 1) {
    const region = regions[(start + by * step + regions.length * 2) % regions.length]
    if (region && focusIn(region)) return (region.dataset['region'] ?? null) as Region | null
  }
  return null
}

export function focusRegion(name: Region): void {
  leave()
  const region = document.querySelector(`[data-region="${name}"]`)
  if (region) focusIn(region)
}

/** Puts the focus into a region's tab panel, past its tabs; a panel that has only been asked for takes some frames to come. */
export function focusRegionPanel(name: Region, frames = 10): void {
  leave()
  const panel = document.querySelector(`[data-region="${name}"] [role="tabpanel"][data-state="active"]`)
  if ((!panel || !focusIn(panel)) && frames > 0) requestAnimationFrame(() => focusRegionPanel(name, frames - 1))
}
