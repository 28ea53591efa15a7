import { describe, expect, it } from 'vitest'
import { analysisOf, inputOf } from '../graph/graphOf'
import { analyze } from '@core/analyze'

/** `line:column code message` of what the schema says. */
function faults(text: string): string[] {
  return analysisOf(text)
    .diagnostics.filter((diagnostic) => diagnostic.code.startsWith('schema/'))
    .map(({ line, column, message }) => `${line}:${column} ${message}`)
}
const web = (lines: string): string => `services:\n  web:\n    image: nginx\n${lines.replace(/^/gm, '    ')}\n`

describe('validateSchema: in words, at the place', () => {
  it.each([
    ['a mistyped attribute', web('imagee: x'), '4:5 services.web has no attribute "imagee". Did you mean image?'],
    ['an attribute in another spelling', web('depends-on: [db]'), '4:5 services.web has no attribute "depends-on". Did you mean depends_on?'],
    ['an attribute that is like none', web('colour: red'), '4:5 services.web has no attribute "colour".'],
    ['a text for a list', web('ports: "80:80"'), '4:12 services.web.ports must be a list, not a text.'],
    ['a mapping for a list', web('ports:\n  a: b'), '5:7 services.web.ports must be a list, not a mapping.'],
    ['nothing for a build', web('build:'), '4:11 services.web.build must be a text or a mapping; it is empty.'],
    ['a wrong word', web('depends_on:\n  db: { condition: healthy }'), '5:24 services.web.depends_on.db.condition must be one of service_started, service_healthy, service_completed_successfully, not "healthy".'],
    ['a mistyped word', web('depends_on:\n  db: { condition: service_healty }'), '5:24 services.web.depends_on.db.condition must be one of service_started, service_healthy, service_completed_successfully, not "service_healty". Did you mean service_healthy?'],
    ['a missing key, at the mapping that lacks it', web('depends_on:\n  db: { restart: true }'), '5:7 services.web.depends_on.db needs condition.'],
    ['a number out of range', web('oom_score_adj: 2000'), '4:20 services.web.oom_score_adj must be from -1000 to 1000, not 2000.'],
    ['a text that does not fit', web('container_name: "-"'), '4:21 "-" does not fit services.web.container_name; it must match [a-zA-Z0-9][a-zA-Z0-9_.-]+.'],
    ['an item that stands twice', web('security_opt: [one, one]'), '4:25 "one" stands twice in services.web.security_opt.'],
    ['a key deep inside, by the branch that the value comes nearest to', web('build:\n  contxt: .'), '5:7 services.web.build has no attribute "contxt". Did you mean context?'],
    ['a service that is no mapping', 'services:\n  web: nginx\n', '2:8 services.web must be a mapping, not a text.'],
    ['a service that is empty', 'services:\n  web:\n', '2:7 services.web must be a mapping; it is empty.'],
    ['a service with no possible name', 'services:\n  "my web": { image: x }\n', '2:3 "my web" cannot be a name under services: only letters, digits, ".", "_" and "-" are allowed.'],
    ['a mistyped section', 'service:\n  web: { image: x }\n', '1:1 The top level has no attribute "service". Did you mean services?'],
    ['a section that is empty', 'services: { web: { image: x } }\nvolumes:\n', '2:9 volumes must be a mapping; it is empty.'],
    ['a version that is a number', 'version: 3\nservices: { web: { image: x } }\n', '1:10 version must be a text, not a whole number.'],
    ['a network', 'services: { web: { image: x } }\nnetworks: { back: { drivr: x } }\n', '2:21 networks.back has no attribute "drivr". Did you mean driver?'],
  ])('tells of %s', (_name, text, expected) => {
    expect(faults(text)).toEqual([expected])
  })

  it('tells all of them, in the order of the text', () => {
    expect(faults(web('colour: red\nports: {}\nbuild: 1'))).toHaveLength(3)
  })

  it.each([
    ['extensions anywhere', 'x-common: &c { a: 1 }\nservices:\n  web: { image: x, x-note: *c }\n'],
    ['short and long forms side by side', web('ports: [80, { target: 80, published: "8080" }]\nvolumes: ["a:/x", { type: bind, source: ., target: /y }]')],
    ['merge keys and aliases', 'x-b: &b { image: x }\nservices:\n  web: { <<: *b, restart: always }\n  api: *b\n'],
    ['variables where only certain words or numbers fit', web('depends_on: { web2: { condition: "${C:-service_started}" } }\noom_score_adj: ${ADJ}\nprivileged: ${P}')],
    ['keys that are taken away again', web('ports: !reset []\ndeploy: !reset null')],
    ['repeated items of lists that Compose clears of them', web('ports: ["80:80", "80:80"]\ndns: [1.1.1.1, 1.1.1.1]\nprofiles: [a, a]\nenvironment: [A=1, A=1]\nlabels: [a=1, a=1]')],
    ['an include of nothing', 'include:\nservices: { web: { image: x } }\n'],
    ['a network with any name', 'services: { web: { image: x } }\nnetworks: { "my net": { anything: 1 } }\n'],
  ])('accepts %s', (_name, text) => {
    expect(faults(text)).toEqual([])
  })

  it('looks at what a variable became', () => {
    const text = web('pull_policy: ${POLICY}')
    const messages = (policy: string): string[] => analyze(inputOf({ 'compose.yaml': text }, { environment: { POLICY: policy } })).diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
    expect(messages('always')).toEqual([])
    expect(messages('sometimes')).toEqual(['schema/pattern'])
  })

  it('names the anchor’s own place for what comes through an alias, once', () => {
    expect(faults('x-b: &b\n  image: x\n  colour: red\nservices:\n  web: { <<: *b }\n  api: { <<: *b }\n').map((fault) => fault.split(' ', 1)[0])).toEqual(['3:3'])
  })

  it('takes what is empty in a layer where one below has it, as Compose looks at them together', () => {
    const errorsOf = (base: string, over: string): unknown[] => {
      const input = inputOf({ 'compose.yaml': base, 'compose.override.yaml': over }, { composeFiles: ['compose.yaml', 'compose.override.yaml'] })
      return analyze(input).diagnostics.filter(({ severity }) => severity === 'error').map(({ file, line }) => [file, line])
    }
    const base = `${web('ports: ["80"]\nnetworks: [n]\nlogging: {driver: none}')}networks: {n: }\n`
    expect(errorsOf(base, web('ports:\nnetworks:'))).toEqual([])
    expect(errorsOf(base, `networks:\n${web('user: me')}`)).toEqual([])
    expect(errorsOf(base, web('dns:'))).toEqual([['compose.override.yaml', 4]])
    expect(errorsOf(base, web('logging:'))).toEqual([['compose.override.yaml', 4]])
    expect(errorsOf(web('dns:'), web('dns: 1.1.1.1'))).toEqual([['compose.yaml', 4]])
    expect(errorsOf(`${web('extends: base\nports:')}  base: {image: y, ports: ["80"]}\n`, web('user: me'))).toEqual([])
  })

  it('names the file that is at fault', () => {
    const input = inputOf({ 'compose.yaml': web('restart: always'), 'compose.override.yaml': web('colour: red') }, { composeFiles: ['compose.yaml', 'compose.override.yaml'] })
    expect(analyze(input).diagnostics.filter(({ severity }) => severity === 'error').map(({ file, line, node }) => [file, line, node])).toEqual([['compose.override.yaml', 4, 'service:web']])
  })

  it('misses nothing in a layer that the layers below it have, and what an upper one has it misses all the same', () => {
    const whole = web('depends_on:\n  db: { condition: service_healthy }')
    const part = web('depends_on:\n  db: { required: false }')
    const faultsOf = (...texts: readonly string[]): string[] => {
      const files = Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text]))
      return analyze(inputOf(files, { composeFiles: Object.keys(files) })).diagnostics.filter(({ code }) => code.startsWith('schema/')).map(({ file, code }) => `${file} ${code}`)
    }
    expect(faultsOf(whole, part)).toEqual([])
    expect(faultsOf(web('depends_on: [db]'), part, whole)).toEqual([])
    expect(faultsOf(part, whole)).toEqual(['0.yaml schema/missing-key'])
  })

  it('offers to rename a mistyped attribute', () => {
    const [diagnostic] = analysisOf(web('imagee: x')).diagnostics
    expect(diagnostic?.fix).toEqual({ title: 'Rename to image', command: { op: 'rename-key', path: ['services', 'web', 'imagee'], key: 'image', file: 'compose.yaml' } })
  })

  it('is not taken in by keys that objects have by themselves', () => {
    expect(faults(web('constructor: 1\n__proto__: { a: 1 }\ntoString: 2'))).toHaveLength(3)
  })
})
