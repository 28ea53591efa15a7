import type { ComposeDocument, Path, SourceNode } from '../document/types'
import { changedServices, sameResources } from '../graph/changedServices'
import type { Finding } from '../lint/finding'
import { makeTable, updateTable, type FindingTable } from '../lint/findingTable'
import { Collector } from '../resolve/collector'
import { isMergeKey, keyText, readSource } from '../resolve/readSource'
import { isNull, mapChildren, scalarNode, withoutEntry } from '../resolve/resolvedNodes'
import type { Origin, ResolvedNode, ResolvedProject, ResolvedResource, ResolvedService } from '../resolve/types'
import { keepUniqueItems } from '../resolve/uniqueItems'
import { describeName, describeViolation, fixOf } from './describeViolation'
import { explainViolations, type Violation } from './explainViolations'
import * as validators from './generated/validators'
import { composeSchema, type JsonSchema } from './jsonSchema'
import { nearestWord } from './nearestWord'
import { toData } from './toData'
import { unclear, writtenData } from './writtenData'

const parts = {
  services: { schema: composeSchema.$defs['service'], isValid: validators.isService, closed: true },
  volumes: { schema: composeSchema.$defs['volume'], isValid: validators.isVolume, closed: true },
  networks: { schema: composeSchema.$defs['network'], isValid: validators.isNetwork, closed: false },
  secrets: { schema: composeSchema.$defs['secret'], isValid: validators.isSecret, closed: true },
  configs: { schema: composeSchema.$defs['config'], isValid: validators.isConfig, closed: true },
  models: { schema: composeSchema.$defs['model'], isValid: validators.isModel, closed: false },
} as const
type Section = keyof typeof parts
const sections = Object.keys(parts) as Section[]
const resourceSections = ['volumes', 'networks', 'secrets', 'configs', 'models'] as const
const namePattern = /^[a-zA-Z0-9._-]+$/

/**
 * What the Compose Specification's schema refuses, every fault of it, each at its place in the file that it was
 * written in. The parts are checked file by file as written (aliases followed, merge keys applied), one service or
 * resource at a time; a part that did not change is not checked again. A value that a variable makes counts as one
 * that fits, until its value is known: then the words that fit are checked, and its type where the project is resolved.
 */
export function validateSchema(project: ResolvedProject, previous?: ResolvedProject): Finding[] {
  const { services, resources, roots } = schemaFindings(project, previous)
  return [...roots, ...services.toArray().flat(), ...resources]
}

export interface SchemaFindings {
  readonly services: FindingTable
  readonly resources: readonly Finding[]
  readonly roots: readonly Finding[]
}

/** The same, by what was checked: what is as it was in `previous` is the very same list. */
export function schemaFindings(project: ResolvedProject, previous?: ResolvedProject): SchemaFindings {
  const former = previous && states.get(previous)
  const changes = previous && changedServices(previous, project)
  const check = (service: ResolvedService): readonly Finding[] => partFindings(project, 'services', service)
  const services = former && changes ? updateTable(former.services, changes, check) : makeTable(project.services.values(), check)
  const isSettled = former !== undefined && previous !== undefined && sameResources(previous, project) && changes?.every(({ before, after }) => sameFiles(before, after)) === true
  const loaded = isSettled ? former.loaded : loadedFiles(project)
  const resources = isSettled ? former.resources : resourceSections.flatMap((section) => [...project[section].values()].flatMap((part) => partFindings(project, section, part)))
  states.set(project, { services, resources, loaded })
  const roots = [...project.documents].flatMap(([file, document]) => (loaded.whole.has(file) || !loaded.extended.has(file) ? rootFindings(file, document, project) : []))
  return { services, resources, roots }
}

interface SchemaState {
  readonly services: FindingTable
  readonly resources: readonly Finding[]
  readonly loaded: LoadedFiles
}
const states = new WeakMap<ResolvedProject, SchemaState>()

/** Of a file that only an `extends` reaches, Compose checks nothing but the service it takes. */
interface LoadedFiles {
  readonly whole: ReadonlySet<string>
  readonly extended: ReadonlySet<string>
}

function loadedFiles(project: ResolvedProject): LoadedFiles {
  const whole = new Set<string>()
  const extended = new Set<string>()
  for (const section of sections) {
    for (const { origins } of project[section].values()) for (const origin of origins) (origin.layer === 'extends' ? extended : whole).add(origin.file)
  }
  return { whole, extended }
}

function sameFiles(before: ResolvedService, after: ResolvedService): boolean {
  return before.origins.length === after.origins.length && before.origins.every((origin, index) => origin.file === after.origins[index]?.file && origin.layer === after.origins[index].layer)
}

const knownParts = new WeakMap<ResolvedService | ResolvedResource, readonly Finding[]>()

function partFindings(project: ResolvedProject, section: Section, part: ResolvedService | ResolvedResource): readonly Finding[] {
  let findings = knownParts.get(part)
  if (!findings) knownParts.set(part, (findings = [...part.origins.flatMap((origin, layer) => checkPart(project, section, part, origin, layer)), ...variableFindings(section, part)]))
  return findings
}

function checkPart(project: ResolvedProject, section: Section, part: ResolvedService | ResolvedResource, origin: Origin, layer: number): Finding[] {
  const { name } = part
  const { schema, isValid, closed } = parts[section]
  const document = project.documents.get(origin.file)
  if (!document || !origin.node || !schema || origin.layer === 'default') return []
  if (!namePattern.test(name)) {
    if (!closed) return []
    return [{ code: 'schema/invalid-name', severity: 'error', message: describeName(section, name), params: { section, name }, origin, atKey: true }]
  }
  const data = writtenData(origin.node)
  // That Compose drops repeated items, see below, can only mend a part.
  if (data !== unclear && isValid(data)) return []
  const written = read(document, origin.file, origin.node, origin.path)
  if (!written) return []
  const isOwnPlace = origin.path.length === 2 && origin.path[0] === section
  const at = isOwnPlace ? origin.path.map(String) : [section, name]
  // Compose drops repeated items, and follows an extends, before it looks at the schema.
  const node = withoutExtends(keepUniqueItems(written, [section, name]))
  const extended = section === 'services' && node !== written ? extendsFindings(written, at) : []
  return isValid(toData(node)) ? extended : [...findingsOf(explainViolations(schema, node).filter((violation) => !isCompletedBelow(part, violation, layer)), at), ...extended]
}

/** Compose looks at a layer once it is laid over those below it (the later ones of the origins): what it leaves out or empty may stand there. */
function isCompletedBelow(part: ResolvedService | ResolvedResource, { code, path, node, params }: Violation, layer: number): boolean {
  // An empty logging ends Compose in a panic.
  const isEmpty = code === 'schema/wrong-type' && isNull(node) && path[0] !== 'logging'
  if (code !== 'schema/missing-key' && !isEmpty) return false
  const merged = nodeBelow(part.tree, isEmpty ? path : [...path, String(params['key'])])
  const origins = isEmpty && isNull(merged) ? [] : (merged?.origins ?? [])
  return part.origins.slice(layer + 1).some((below) => origins.some((origin) => origin.file === below.file && below.path.every((key, index) => key === origin.path[index])))
}

function nodeBelow(node: ResolvedNode | undefined, [key, ...rest]: Path): ResolvedNode | undefined {
  return key === undefined ? node : node?.kind === 'map' ? nodeBelow(node.entries.get(String(key)), rest) : undefined
}

function withoutExtends(node: ResolvedNode): ResolvedNode {
  return node.kind === 'map' ? withoutEntry(node, 'extends') : node
}

/** What is wrong with an extends that Compose could follow all the same it does not mind. */
function extendsFindings(node: ResolvedNode, at: readonly string[]): Finding[] {
  const clause = node.kind === 'map' ? node.entries.get('extends') : undefined
  const schema = composeSchema.$defs['service']?.properties?.['extends']
  if (!clause || !schema) return []
  return findingsOf(explainViolations(schema, clause), [...at, 'extends']).map((finding) => ({ ...finding, severity: 'warning' }))
}

/** Where a variable's value stands that only certain words fit. Its type is Compose's to give, and checked where it is given. */
function variableFindings(section: Section, part: ResolvedService | ResolvedResource): Finding[] {
  const { schema, isValid } = parts[section]
  const variables = new Map<ResolvedNode, ResolvedNode>()
  const tree = withoutExpressions(part.tree, variables)
  if (!schema || variables.size === 0 || isValid(toData(tree))) return []
  const violations = explainViolations(schema, tree).filter(({ code, node }) => variables.has(node) && (code === 'schema/not-one-of' || code === 'schema/pattern'))
  return findingsOf(violations, [section, part.name])
}

/** The tree with values in the place of variables; `variables` gets the nodes that were put in. */
function withoutExpressions(node: ResolvedNode, variables: Map<ResolvedNode, ResolvedNode>): ResolvedNode {
  if (node.kind !== 'scalar') return mapChildren(node, (child) => withoutExpressions(child, variables))
  if (node.expression === undefined) return node
  const value = scalarNode(node.value, node.origins)
  variables.set(value, node)
  return value
}

function findingsOf(violations: readonly Violation[], at: readonly string[]): Finding[] {
  return violations.map((violation) => {
    const fix = fixOf(violation)
    return {
      code: violation.code,
      severity: 'error',
      message: describeViolation(violation, [...at, ...violation.path].join('.')),
      params: { ...violation.params, path: [...at, ...violation.path].join('.') },
      origin: violation.node.origins[0] ?? null,
      ...(violation.code === 'schema/unknown-key' || violation.code === 'schema/missing-key' ? { atKey: true } : {}),
      ...(fix ? { fix } : {}),
    }
  })
}

/** The variables' values are not needed here, and what reading finds is told by the resolution. */
function read(document: ComposeDocument, file: string, node: SourceNode, path: Origin['path']): ResolvedNode | undefined {
  return readSource({ file, document, layer: 'file', lookup: () => undefined, collector: new Collector() }, node, path).node
}

function rootFindings(file: string, document: ComposeDocument, project: ResolvedProject): Finding[] {
  const { root } = document
  if (root === null || (root.kind === 'scalar' && root.value === null)) return []
  if (root.kind !== 'map') return [{ code: 'schema/wrong-type', severity: 'error', message: 'A compose file must be a mapping with sections such as services.', params: { path: '' }, origin: { file, path: [], node: root, layer: 'file' } }]
  const known = composeSchema.properties ?? {}
  return root.entries.flatMap((entry) => {
    const key = keyText(entry.key)
    const origin: Origin = { file, path: [key], node: entry.value, layer: 'file' }
    const schema = Object.hasOwn(known, key) ? known[key] : undefined
    if (schema) return isEmptyOverride(project, key, entry.value, file) ? [] : rootEntryFindings(document, schema, key, origin)
    if (key.startsWith('x-') || isMergeKey(entry.key)) return []
    const near = nearestWord(key, Object.keys(known))
    const violation: Violation = { code: 'schema/unknown-key', path: [key], node: scalarNode(null, [origin]), params: { key, ...(near === undefined ? {} : { near }) } }
    return findingsOf([violation], [])
  })
}

/** An empty section of an override file takes nothing from what the first file has there. */
function isEmptyOverride(project: ResolvedProject, key: string, value: SourceNode, file: string): boolean {
  if (value.kind !== 'scalar' || value.value !== null || !sections.some((section) => section === key)) return false
  const inFirst = [...project[key as Section].values()].some(({ origins }) => origins.some(({ layer }) => layer === 'file'))
  return inFirst && sections.some((section) => [...project[section].values()].some(({ origins }) => origins.some((origin) => origin.layer === 'override' && origin.file === file)))
}

/** Of a section of parts only its own form: each part is checked by itself. */
function rootEntryFindings(document: ComposeDocument, schema: JsonSchema, key: string, origin: Origin): Finding[] {
  const source = origin.node
  if (!source || source.tag === '!reset' || (key === 'include' && source.kind === 'scalar' && source.value === null)) return []
  const value = source.kind === 'alias' ? document.target(source) : source
  if (!Object.hasOwn(parts, key)) {
    const node = read(document, origin.file, source, origin.path)
    return node ? findingsOf(explainViolations(schema, node), [key]) : []
  }
  if (!value || value.kind === 'map') return []
  const node: ResolvedNode = value.kind === 'seq' ? { kind: 'seq', items: [], origins: [origin] } : scalarNode(value.kind === 'scalar' ? value.value : null, [origin])
  return findingsOf(explainViolations({ type: 'object' }, node), [key])
}
