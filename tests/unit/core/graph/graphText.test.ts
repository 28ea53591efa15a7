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
