import type { PublishedPort, ServiceNode } from '../types'
import { textWidth } from './textWidth'

/** A small mark on a service's card. `text` is data from the file; what it means is said by `kind` in the message files. */
export type ServiceChip =
  | { readonly kind: 'port'; readonly text: string; readonly port: PublishedPort; readonly exposed: boolean }
  | { readonly kind: 'healthcheck' }
  | { readonly kind: 'replicas'; readonly count: number }
  | { readonly kind: 'profile'; readonly text: string }

/** Whether the port can be reached from other machines: published, and not on a loopback address. */
export function isExposed(port: PublishedPort): boolean {
  return !(port.hostIp.startsWith('127.') || port.hostIp === '::1' || port.hostIp === '[::1]' || port.hostIp === 'localhost')
}

/** A port as a card says it: `8080 → 80`, `0.0.0.0:8080 → 80` where the world can reach it, `3000` where both are the same. */
export function portText(port: PublishedPort): string {
  const suffix = port.protocol === '' || port.protocol === 'tcp' ? '' : `/${port.protocol}`
  const address = isExposed(port) ? `${port.hostIp === '' ? '0.0.0.0' : port.hostIp}:` : ''
  if (port.published === '') return `${address}* → ${port.target}${suffix}`
  if (port.published === port.target && address === '') return `${port.target}${suffix}`
  return `${address}${port.published} → ${port.target}${suffix}`
}

/**
 * Everything worth a mark, the most important first: what the world can reach, that it is checked and when it starts, then
 * the other ports. A card has room for about two; a list of ports must not crowd the rest out.
 */
export function serviceChips(node: ServiceNode): readonly ServiceChip[] {
  const ports = node.ports.map((port): ServiceChip => ({ kind: 'port', text: portText(port), port, exposed: isExposed(port) }))
  const [first, ...otherPorts] = [...ports].sort((a, b) => Number(b.kind === 'port' && b.exposed) - Number(a.kind === 'port' && a.exposed))
  return [
    ...(first ? [first] : []),
    ...(node.hasHealthcheck ? [{ kind: 'healthcheck' } as const] : []),
    ...node.profiles.map((text): ServiceChip => ({ kind: 'profile', text })),
    ...(node.replicas !== 1 ? [{ kind: 'replicas', count: node.replicas } as const] : []),
    ...otherPorts,
  ]
}

const chipPadding = 14
const gap = 6

/** How many of the chips fit on one line of the width, with room kept for a `+n` where some do not. */
export function fittingChips(chips: readonly ServiceChip[], width: number): number {
  let used = 0
  for (const [index, chip] of chips.entries()) {
    used += (index > 0 ? gap : 0) + chipWidth(chip)
    const rest = chips.length - index - 1
    if (used + (rest > 0 ? gap + 28 : 0) > width) return index
  }
  return chips.length
}

/** What a chip takes up, its rim included. */
export function chipWidth(chip: ServiceChip): number {
  switch (chip.kind) {
    case 'healthcheck':
      return chipPadding + 11
    case 'replicas':
      return chipPadding + textWidth(`×${chip.count}`, 'label')
    case 'profile':
      return chipPadding + 14 + textWidth(chip.text, 'label')
    case 'port':
      return chipPadding + (chip.exposed ? 15 : 0) + textWidth(chip.text, 'label')
  }
}
