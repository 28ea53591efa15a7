import { describe, expect, it } from 'vitest'
import { referencesByKind } from '@renderer/canvas/remove/referencesByKind'
import { removalOfEdge, removalOfNode } from '@renderer/canvas/remove/removalOf'
import { projectOf, textAfter } from './projectOf'

const text = `services:
  web:
    image: nginx
    depends_on: [api, ghost]
    links: [api]
  api:
    image: node:22
    env_file: ./api.env
    volumes: ["data:/data", "./src:/app"]
    networks: [back, default]
    secrets: [token]
  worker:
    image: node:22
    env_file: ./api.env
    volumes: ["data:/data"]
    network_mode: service:api
volumes:
  data:
networks:
  back:
secrets:
  token: { file: ./token.txt }
`
const { index } = projectOf(text)

function nodeCalled(id: string) {
  const node = index.node(id)
  if (!node) throw new Error(`no ${id}`)
  return node
}

function afterRemoving(id: string): string {
  const node = index.node(id)
  const edge = index.edge(id)
  const removal = node ? removalOfNode(index, node) : edge ? removalOfEdge(index, edge) : null
  if (!removal?.ok) throw new Error(`nothing removes ${id}`)
  return textAfter(text, removal.commands)
}

describe('removing a node', () => {
  it.each(['service:api', 'volume:data', 'network:back', 'secret:token', 'env_file:./api.env', 'bind:./src', 'service:ghost'])('leaves no trace of %s', (id) => {
    expect(projectOf(afterRemoving(id)).index.node(id)).toBeUndefined()
  })

  it("takes services off Compose's own network where they name it, and refuses where they do not", () => {
    expect(removalOfNode(index, nodeCalled('network:default'))).toEqual({ ok: true, commands: [{ op: 'detach', service: 'api', network: 'default' }] })
    const implied = index.edge('network:service:web->network:default')
    expect(implied && removalOfEdge(index, implied)).toEqual({ ok: false, reason: 'implicit-network' })
  })
})

describe('removing a relation', () => {
  const removable = index.graph.edges.filter((edge) => edge.kind !== 'inferred' && edge.to !== 'network:default').map((edge) => edge.id)

  it('knows how for every kind that the text declares', () => {
    expect(new Set(removable.map((id) => id.split(':')[0]))).toEqual(new Set(['depends_on', 'link', 'env_file', 'mount', 'network', 'secret', 'namespace']))
  })

  it.each(removable)('takes away %s alone', (id) => {
    const left = projectOf(afterRemoving(id)).index
    expect(left.edge(id)).toBeUndefined()
    expect(left.graph.nodes.filter((node) => node.kind === 'service' && !node.missing)).toHaveLength(3)
  })
})

describe('referencesByKind', () => {
  it('lists what goes with a node, by relation', () => {
    expect(referencesByKind(index, [nodeCalled('volume:data')])).toEqual([{ kind: 'mount', services: ['api', 'worker'] }])
    expect(referencesByKind(index, [nodeCalled('service:api')])).toEqual([
      { kind: 'depends_on', services: ['web'] },
      { kind: 'link', services: ['web'] },
      { kind: 'namespace', services: ['worker'] },
    ])
  })

  it('leaves out services that are removed too', () => {
    expect(referencesByKind(index, [nodeCalled('volume:data'), nodeCalled('service:worker')])).toEqual([{ kind: 'mount', services: ['api'] }])
  })
})
