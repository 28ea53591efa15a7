import type { PlainMap, PlainValue } from '../../document/types'
import { isPlainList, isPlainMap, plainMap } from '../project/plain'
import { losesDetail, notReadable, type Converter } from './converter'

/** A name or path that stands for a map with one field; `defaults` are what the map may say and the short form means anyway. */
function oneField(what: string, field: string, defaults: PlainMap = plainMap([]), written: readonly string[] = []) {
  return {
    toLong: (value: PlainValue): PlainValue => {
      if (isPlainMap(value)) return value
      if (value === null || isPlainList(value)) return notReadable(what, value)
      return plainMap([[field, value], ...written.map((key) => [key, defaults[key] ?? null] as const)])
    },
    toShort: (value: PlainValue): PlainValue => {
      if (!isPlainMap(value)) return value
      const lost = Object.entries(value).filter(([key, detail]) => key !== field && defaults[key] !== detail)
      if (lost.length > 0) losesDetail(what, lost.map(([key]) => key))
      return value[field] ?? notReadable(what, value)
    },
  }
}

export const secretForms: Converter = { kind: 'items', ...oneField('a secret', 'source') }
export const configForms: Converter = { kind: 'items', ...oneField('a config', 'source') }
export const envFileForms: Converter = { kind: 'items', ...oneField('an env file', 'path', plainMap([['required', true]]), ['required']) }
export const includeForms: Converter = { kind: 'items', ...oneField('an include', 'path') }
export const buildForms: Converter = { kind: 'whole', ...oneField('a build', 'context') }
export const extendsForms: Converter = { kind: 'whole', ...oneField('an extends', 'service') }

/** `NAME=value` against `NAME: value`; a name alone is passed on from the host (environment, arguments) or empty (labels). */
export function assignments(bare: 'passed-on' | 'empty'): Converter {
  return {
    kind: 'keyed',
    entryOf: (text) => {
      const equals = text.indexOf('=')
      if (equals < 0) return { key: text, value: bare === 'empty' ? '' : null }
      return { key: text.slice(0, equals), value: text.slice(equals + 1) }
    },
    itemOf: (key, value, source) => {
      if (isPlainMap(value) || isPlainList(value)) return notReadable(key, value)
      if (value === null) return bare === 'passed-on' ? key : `${key}=`
      return `${key}=${source}`
    },
  }
}

export const dependencyForms: Converter = {
  kind: 'keyed',
  entryOf: (text) => ({ key: text, value: plainMap([['condition', 'service_started']]) }),
  itemOf: (key, value) => {
    const defaults: Readonly<Record<string, PlainValue>> = { condition: 'service_started', restart: false, required: true }
    const lost = isPlainMap(value) ? Object.entries(value).filter(([field, detail]) => defaults[field] !== detail) : []
    if (lost.length > 0) losesDetail('depends_on', lost.map(([field]) => field))
    return key
  },
}

export const networkForms: Converter = {
  kind: 'keyed',
  entryOf: (text) => ({ key: text, value: null }),
  itemOf: (key, value) => {
    if (isPlainMap(value) && Object.keys(value).length > 0) losesDetail('networks', Object.keys(value))
    return key
  },
}
