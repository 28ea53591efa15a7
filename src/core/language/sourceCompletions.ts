import type { CursorPlace } from './cursorPlace'
import { isSecretName } from './isSecretName'
import { environmentNamesOf, imagesOf, namesOfKind, variablesOf } from './projectNames'
import type { Completion, CompletionKind, LanguageContext } from './types'
import type { ValueSource } from './valueSources'

const mask = '•••'

/** The names that a place can hold, as the project has them now. */
export function sourceCompletions(context: LanguageContext, source: ValueSource, place: Pick<CursorPlace, 'path'>): readonly Completion[] {
  const { analysis } = context
  const self = place.path[0] === 'services' ? String(place.path[1]) : null
  switch (source) {
    case 'service':
      return plain('service', namesOfKind(analysis, 'service').filter((name) => name !== self))
    case 'namespace':
      return plain('service', namesOfKind(analysis, 'service').filter((name) => name !== self).map((name) => `service:${name}`))
    case 'volume':
    case 'network':
    case 'secret':
    case 'config':
    case 'model':
      return plain(source, namesOfKind(analysis, source))
    case 'mount':
      return namesOfKind(analysis, 'volume').map((name) => ({ label: name, kind: 'volume', insert: `${name}:\${/path}`, template: true }))
    case 'profile':
      return plain('profile', analysis?.project.profiles ?? [])
    case 'image':
      return plain('image', imagesOf(analysis))
    case 'environment':
      return plain('variable', environmentNamesOf(analysis))
    case 'variable':
      return variableCompletions(context)
    case 'composeFile':
      return filesOf(context, (path) => /\.ya?ml$/i.test(path))
    case 'envFile':
      return filesOf(context, (path) => !/\.ya?ml$/i.test(path))
  }
}

/** Variables by name, with their values; what looks like a secret is masked. */
export function variableCompletions(context: LanguageContext): readonly Completion[] {
  return variablesOf(context).map(({ name, value, source }) => ({
    label: name,
    kind: 'variable',
    insert: name,
    template: false,
    ...(value !== null && { detail: `${isSecretName(name) ? mask : value.slice(0, 40)} · ${source ?? ''}` }),
  }))
}

function plain(kind: CompletionKind, names: readonly string[]): readonly Completion[] {
  return names.map((name) => ({ label: name, kind, insert: name, template: false }))
}

/** Paths as this file would write them: relative to its own folder. */
function filesOf({ file, files }: LanguageContext, test: (path: string) => boolean): readonly Completion[] {
  const folder = file.split('/').slice(0, -1)
  return plain(
    'file',
    files.filter((path) => path !== file && test(path)).map((path) => {
      const parts = path.split('/')
      let shared = 0
      while (shared < folder.length && shared < parts.length - 1 && folder[shared] === parts[shared]) shared += 1
      const up = folder.length - shared
      return `${up === 0 ? './' : '../'.repeat(up)}${parts.slice(shared).join('/')}`
    }),
  )
}
