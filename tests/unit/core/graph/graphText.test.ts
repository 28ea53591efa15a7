import { expect, it } from 'vitest'
import { toDot } from '@core/graph/toDot'
import { toMermaid } from '@core/graph/toMermaid'
import { analysisOf } from './graphOf'

const { graph } = analysisOf('services:\n  web: { image: a, depends_on: [db, gone] }\n  db: { image: b, volumes: ["data:/var/lib"] }\nvolumes: { data: }\n')

it('writes a Mermaid flowchart', () => {
  expect(toMermaid(graph)).toBe(
    'flowchart LR\n  n0["web"]\n  n1["db"]\n  n2[("data")]\n  n3["gone (missing)"]\n' +
      '  n0 -->|"depends_on service_started"| n1\n  n0 -->|"depends_on service_started"| n3\n  n1 -.->|"mount /var/lib"| n2\n  style n3 stroke-dasharray: 4 4\n',
  )
})

it('writes Graphviz', () => {
  expect(toDot(graph)).toContain('  "service:web" -> "service:db" [label="depends_on service_started"];\n')
})

it('lets no name break out of the syntax', () => {
  const hostile = analysisOf('services:\n  web: { image: a, volumes: [\'./x"];--\\:/y"] --> n9<script>\'] }\n').graph
  expect(toMermaid(hostile)).toContain('n1[/"./x#34;#93;#59;--#92;"/]\n')
  expect(toMermaid(hostile)).not.toContain('<script>')
  expect(toDot(hostile)).toContain('\\"];--\\\\')
})

/** Each was given to the parsers of Graphviz and Mermaid, and drawn by both. */
const hostileNames: readonly (readonly [name: string, dot: string, mermaid: string])[] = [
  ['', '""', '"#160;"'],
  [' ', '" "', '"#160;"'],
  ['end', '"end"', '"end"'],
  ['"] --> x["', '"\\"] --> x[\\""', '"#34;#93; --#62; x#91;#34;"'],
  ['ends\\', '"ends\\\\"', '"ends#92;"'],
  ['&amp;', '"&amp;amp;"', '"#38;amp#59;"'],
  ['1. one', '"1. one"', '"1#46; one"'],
  ['- item', '"- item"', '"#45; item"'],
  ['a-1. b', '"a-1. b"', '"a-1. b"'],
  ['`code`', '"`code`"', '"#96;code#96;"'],
  ['имя', '"имя"', '"имя"'],
  ['a\0b', '"a\uFFFDb"', '"a#0;b"'],
  ['a\r\nb', '"a b"', '"a#13;#10;b"'],
]

it.each(hostileNames)('writes %j as text that both read', (name, dot, mermaid) => {
  const node = { kind: 'network', id: `network:${name}`, name, missing: false, origin: null, external: false, internal: false, driver: null } as const
  const label = /\[label=(.*), shape=/.exec(toDot({ nodes: [node], edges: [] }))?.[1]
  expect(label).toBe(dot)
  expect(toMermaid({ nodes: [node], edges: [] })).toBe(`flowchart LR\n  n0([${mermaid}])\n`)
})

it('keeps nodes apart for Graphviz whose names differ in what no line holds', () => {
  const names = ['a\nb', 'a\r\nb', 'a b', 'a\0b'].map((name) => ({ kind: 'bind', id: `bind:${name}`, name, missing: false, origin: null }) as const)
  const lines = toDot({ nodes: names, edges: [] }).split('\n').filter((line) => line.includes('label'))
  expect(new Set(lines.map((line) => line.split(' [label')[0])).size).toBe(4)
})
