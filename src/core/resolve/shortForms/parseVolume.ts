export interface VolumeShortForm {
  readonly type: 'bind' | 'volume'
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
  readonly noCopy: boolean
  readonly propagation: string
  readonly selinux: string
}

const PROPAGATIONS: readonly string[] = ['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']
const SELINUX: readonly string[] = ['z', 'Z']

/**
 * Reads `[SOURCE:]TARGET[:OPTIONS]` (Compose Specification, services volumes short syntax). A drive letter's colon
 * does not part; a source that looks like a path is a bind mount. Unknown options are passed over, as in Compose.
 */
export function parseVolume(text: string): VolumeShortForm | { readonly fault: string } {
  if (text === '') return { fault: 'a volume cannot be empty' }
  if (text.length <= 2) return volume('', text, [])
  const parts = splitOutsideVariables(text)
  if (parts.some((part) => part === '')) return { fault: 'there is nothing between two colons' }
  if (parts.length > 3) return { fault: 'there are too many colons' }
  const [first = '', second, third] = parts
  return second === undefined ? volume('', first, []) : volume(first, second, third?.split(',') ?? [])
}

function volume(source: string, target: string, options: readonly string[]): VolumeShortForm {
  return {
    type: isFilePath(source) ? 'bind' : 'volume',
    source,
    target,
    readOnly: options.findLast((option) => option === 'ro' || option === 'rw') === 'ro',
    noCopy: options.includes('nocopy'),
    propagation: options.findLast((option) => PROPAGATIONS.includes(option)) ?? '',
    selinux: options.findLast((option) => SELINUX.includes(option)) ?? '',
  }
}

function splitOutsideVariables(text: string): string[] {
  if (!text.includes('{') && !/(?:^|:)\p{L}:/u.test(text)) return text.split(':')
  const parts: string[] = []
  let part = ''
  let depth = 0
  for (const character of text) {
    if (character === '{' && part.endsWith('$')) depth++
    else if (character === '}' && depth > 0) depth--
    const isDrive = character === ':' && /^\p{L}$/u.test(part)
    if (character === ':' && depth === 0 && !isDrive) {
      parts.push(part)
      part = ''
    } else {
      part += character
    }
  }
  parts.push(part)
  return parts
}

function isFilePath(source: string): boolean {
  return /^[./~]/.test(source) || source.startsWith('\\\\') || /^\p{L}:/u.test(source)
}
