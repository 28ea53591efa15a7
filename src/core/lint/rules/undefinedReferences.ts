import { booleanOf, valueAt } from '../../graph/readTree'
import { entriesOf, isImplied, itemsOf, originOf } from '../../model/treeReader'
import { textOf } from '../../resolve/resolvedNodes'
import type { ResolvedNode, ResolvedService } from '../../resolve/types'
import { nearestWord } from '../../schema/nearestWord'
import type { Finding } from '../finding'
import { refusal, type ProjectNames, type ServiceRule } from '../rule'
import type { ResourceKind } from '../../commands/types'

/** Names of services, volumes, networks, secrets, configs and models that are defined nowhere. */
export const undefinedReferences: ServiceRule = {
  scope: 'service',
  check: (service, names) => [...services(service, names), ...additionalContexts(service, names), ...resources(service, names)],
}

/** Links and shared namespaces imply a dependency, so each name is told once, at the place that was written. */
function services({ name, tree }: ResolvedService, names: ProjectNames): Finding[] {
  return entriesOf(tree.entries.get('depends_on')).flatMap(([target, node]) => {
    if (names.active.has(target)) return []
    const origin = originOf(node)
    if (names.services.has(target)) {
      if (!booleanOf(valueAt(node, 'required'), true)) return []
      return [refusal('inactive-service', `Service ${name} needs ${target}, which no active profile runs.`, { service: name, target }, origin)]
    }
    const near = nearestWord(target, [...names.services])
    return [refusal('undefined-service', `Service ${name} refers to the service ${target}, which is not defined.${didYouMean(near)}`, { service: name, target, ...suggestion(near) }, origin)]
  })
}

function additionalContexts({ name, tree }: ResolvedService, names: ProjectNames): Finding[] {
  return entriesOf(valueAt(tree, 'build', 'additional_contexts')).flatMap(([context, node]) => {
    const value = textOf(node) ?? ''
    if (!value.startsWith('service:')) return []
    const target = value.slice('service:'.length)
    const params = { service: name, target, context }
    if (!names.active.has(target)) return [refusal('undefined-service', `The build context ${context} of ${name} is the service ${target}, which is not defined.`, params, originOf(node))]
    if (!names.buildable.has(target)) return [refusal('context-not-built', `The build context ${context} of ${name} is the service ${target}, which has no build.`, params, originOf(node))]
    return []
  })
}

function resources({ name, tree }: ResolvedService, names: ProjectNames): Finding[] {
  const found: Finding[] = []
  const check = (kind: ResourceKind, known: ReadonlySet<string>, target: string | undefined, node: ResolvedNode): void => {
    if (known.has(target ?? '') || (kind === 'volume' && !target)) return
    if (!target) {
      found.push(refusal('grant-without-source', `A ${kind} of ${name} has no source.`, { service: name, kind }, originOf(node)))
      return
    }
    const near = nearestWord(target, [...known])
    const fix = near === undefined && (kind === 'volume' || kind === 'network') ? { fix: { title: `Declare the ${kind} ${target}`, command: { op: 'add-resource' as const, kind, name: target } } } : {}
    found.push(refusal(`undefined-${kind}`, `Service ${name} uses the ${kind} ${target}, which is not declared under ${kind}s.${didYouMean(near)}`, { service: name, target, ...suggestion(near) }, originOf(node), fix))
  }
  for (const item of itemsOf(tree.entries.get('volumes'))) if (textOf(valueAt(item, 'type')) === 'volume') check('volume', names.volumes, textOf(valueAt(item, 'source')), item)
  for (const [target, node] of entriesOf(tree.entries.get('networks'))) {
    if (!isImplied(node)) check('network', names.networks, target, node)
    // What begins with x- is an extension to Compose, here too, and then the service has a network of no name.
    if (target.startsWith('x-')) found.push(refusal('network-like-extension', `Service ${name} cannot join the network ${target}: Compose takes a key that begins with x- for an extension. Give the network another name.`, { service: name, target }, originOf(node)))
  }
  for (const item of [...itemsOf(tree.entries.get('secrets')), ...itemsOf(valueAt(tree, 'build', 'secrets'))]) check('secret', names.secrets, textOf(valueAt(item, 'source')), item)
  for (const item of itemsOf(tree.entries.get('configs'))) check('config', names.configs, textOf(valueAt(item, 'source')), item)
  for (const [target, node] of entriesOf(tree.entries.get('models'))) {
    if (!names.models.has(target)) found.push(refusal('undefined-model', `Service ${name} uses the model ${target}, which is not declared under models.`, { service: name, target }, originOf(node)))
  }
  return found
}

function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean ${near}?`
}

function suggestion(near: string | undefined): { readonly near?: string } {
  return near === undefined ? {} : { near }
}
