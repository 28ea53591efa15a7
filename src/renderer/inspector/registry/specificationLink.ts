import { patternSegments, type Field } from '@core/schema/fields'

const reference = 'https://docs.docker.com/reference/compose-file'
/** Attributes of a service whose part of the specification is a page of its own. */
const pages = new Map([
  ['build', 'build'],
  ['deploy', 'deploy'],
  ['develop', 'develop'],
])
const sections = new Map([
  ['version', 'version-and-name'],
  ['name', 'version-and-name'],
  ['include', 'include'],
  ['services', 'services'],
  ['models', 'models'],
  ['networks', 'networks'],
  ['volumes', 'volumes'],
  ['secrets', 'secrets'],
  ['configs', 'configs'],
])

/** Where the Compose file reference of docs.docker.com speaks of an attribute; the heading's anchor is the attribute's name. */
export function specificationLink(field: Field): string {
  const [section = '', , attribute, ...below] = patternSegments(field.path)
  if (field.path.endsWith('x-*')) return `${reference}/extension/`
  const keys = below.filter((segment) => segment !== '[]' && segment !== '*')
  if (section === 'services' && attribute !== undefined) {
    const page = pages.get(attribute)
    if (page !== undefined) return keys[0] === undefined ? `${reference}/${page}/` : `${reference}/${page}/#${keys[0]}`
    return `${reference}/services/#${attribute}`
  }
  const page = sections.get(section) ?? ''
  return attribute === undefined || attribute === '*' || attribute === '[]' ? `${reference}/${page}/` : `${reference}/${page}/#${attribute}`
}
