import type { NetworkNode } from '../types'
import type { Translate } from './pictureWords'

/** What stands on the rim of a network's area: its name, and in few words what kind of network it is. */
export function areaTitle({ name, driver, internal, external }: NetworkNode, t: Translate): string {
  const details = [external ? t('canvas.network.external') : (driver ?? t('canvas.network.bridge')), ...(internal ? [t('canvas.network.internal')] : [])]
  return t('canvas.network.area', { name, details: details.join(', ') })
}
