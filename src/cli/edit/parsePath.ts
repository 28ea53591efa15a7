import type { Path } from '@core/document/types'

/** Says what is wrong with an argument; the command line prints it and ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Reads a path as people write it: `services.web.image`, `services.web.ports[0]` or `services.web.ports.0`. A key that holds a dot or a
 * bracket is quoted: `services."my.web".labels['traefik.enable']`. A number is an index or a key, as the file has it.
 */
export function parsePath(text: string): Path {
  const path: (string | number)[] = []
  let at = 0
  const fail = (reason: string): never => {
    throw new UsageError(`The path ${text} cannot be read: ${reason} (column ${at + 1}). Write it like services.web.ports[0], and quote a key that holds a dot.`)
  }
  const quoted = (): string => {
    const quote = text[at] ?? ''
    const end = text.indexOf(quote, at + 1)
    if (end < 0) return fail('a quote is not closed')
    const key = text.slice(at + 1, end)
    at = end + 1
    return key
  }
  while (at < text.length) {
    const character = text[at] ?? ''
    if (character === '[') {
      at += 1
      const isQuoted = text[at] === '"' || text[at] === "'"
      const end = text.indexOf(']', at)
      const key = isQuoted ? quoted() : end < 0 ? fail('a bracket is not closed') : text.slice(at, end)
      if (!isQuoted) at = end
      if (text[at] !== ']' || key === '') fail('a bracket is not closed')
      at += 1
      path.push(isQuoted ? key : indexOrKey(key))
    } else {
      if (path.length > 0) {
        if (character !== '.') fail('a dot or a bracket is missing')
        at += 1
      }
      const next = text[at]
      if (next === '"' || next === "'") path.push(quoted())
      else {
        const key = /^[^.[\]"']+/.exec(text.slice(at))?.[0] ?? fail('a key is missing')
        at += key.length
        path.push(indexOrKey(key))
      }
    }
  }
  return path.length > 0 ? path : fail('it is empty')
}

/** Writes a path so that `parsePath` reads it again; a key that holds a quote of either kind stands between the other. */
export function writePath(path: Path): string {
  return path.map((part) => (typeof part === 'number' || /^[^.[\]"'\s]+$/.test(part) ? part : part.includes('"') ? `'${part}'` : `"${part}"`)).join('.')
}

function indexOrKey(key: string): string | number {
  return /^(?:0|[1-9]\d*)$/.test(key) ? Number(key) : key
}
