import type { PlainMap, PlainValue } from '@core/document/types'
import { catalog } from '../../palette/catalog/catalog'
import { imageName } from '../../palette/imageName'

/** The check that the palette gives the same image; for one it does not know, a form to fill in: its check fails until a person says what well means. */
export function suggestedHealthcheck(image: string | null): PlainValue {
  const entry = image === null ? undefined : catalog.find((candidate) => imageName(candidate.image) === imageName(image))
  const known = entry?.definition({ service: entry.serviceName, volume: entry.serviceName, networks: [], hostPort: (port) => port }) as PlainMap | undefined
  return known?.['healthcheck'] ?? { test: 'exit 1', interval: '10s', timeout: '5s', retries: 5 }
}
