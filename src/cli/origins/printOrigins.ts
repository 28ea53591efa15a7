import type { ScalarValue } from '@core/document/types'
import type { OriginPlace, ValueOrigins } from '@core/resolve/listOrigins'
import { writePath } from '../edit/parsePath'

/** Each value with the place that made it, and those it beat. */
export function printOrigins(values: readonly ValueOrigins[]): string {
  return values.map(({ path, value, origins }) => `${writePath(path)}: ${printValue(value)}\n${origins.map(printPlace).join('')}`).join('')
}

function printPlace(place: OriginPlace, index: number): string {
  const line = place.line === null ? '' : `:${place.line}`
  const via = place.via === null ? '' : ` via ${place.via}`
  const beaten = index === 0 || place.written === null ? '' : ` (${printValue(place.written)})`
  return `  ${index === 0 ? 'from' : 'beats'} ${place.file || 'Compose'}${line}, ${place.layer}${via}${beaten}\n`
}

/** Texts between quotes, so that `"80"` and `80` differ; an integer with all of its digits. */
function printValue(value: ScalarValue): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value)
}
