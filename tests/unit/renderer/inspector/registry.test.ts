import { describe, expect, it } from 'vitest'
import { analyze, type Analysis } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import type { Command } from '@core/commands/types'
import { valueTextAt } from '@core/commands/project/valueText'
import { readYamlValue } from '@core/document/readYamlValue'
import { fields, fieldFor } from '@core/schema/fields'
import { edgePlace } from '@renderer/inspector/edgePlace'
import { variableTable } from '@renderer/inspector/dotenv/variableTable'
import { setCommands, setPairCommands } from '@renderer/inspector/registry/fieldCommands'
import { findAttributes } from '@renderer/inspector/registry/findAttributes'
import { findOwnKeys } from '@renderer/inspector/registry/ownKeys'
import { originChain, presentValue } from '@renderer/inspector/registry/originChain'
import { presentAt, presentText } from '@renderer/inspector/registry/presentText'
import { holdsSecret, isSecretValue, looksSecret, maskedText } from '@renderer/inspector/registry/secretNames'
import { addToEach, removeFromEach, sharedEntries } from '@renderer/inspector/registry/severalLists'
import { commandsForEach, severalPlaces, sharedPairs, sharedText } from '@renderer/inspector/registry/severalPlaces'
import { specificationLink } from '@renderer/inspector/registry/specificationLink'
import { listAsText, textAsList } from '@renderer/inspector/registry/textOrList'

function analysisOf(texts: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}): Analysis {
  const composeFiles = Object.keys(texts).filter((file) => file.startsWith('compose'))
  return analyze({ name: null, folderName: 'shop', composeFiles, files: new Map(Object.entries(texts).map(([file, text]) => [file, { kind: 'text', text }])), environment, profiles: [] })
}
const fail = (): never => {
  throw new Error('not there')
}
const fieldAt = (...path: string[]) => {
  const field = fieldFor(path)
  if (!field) throw new Error(path.join('.'))
  return field
}

describe('the search for attributes', () => {
  const names = (query: string) => findAttributes(['services', 'web'], query).map(({ below }) => below.join('.'))

  it('finds by name, by path and by help text in either language', () => {
    expect(names('mem_limit')[0]).toBe('mem_limit')
    expect(names('limits cpus')).toContain('deploy.resources.limits.cpus')
    expect(names('healthcheck interval')[0]).toMatch(/^healthcheck\./)
    expect(names('память').length).toBeGreaterThan(2)
    expect(names('killed')).toContain('mem_limit')
  })

  it('leads to the list or map that holds what it found', () => {
    expect(names('app_protocol')).toEqual(['ports'])
    expect(names('gw_priority')).toEqual(['networks'])
  })
})

describe('where a value comes from', () => {
  const analysis = analysisOf(
    {
      'compose.yaml': 'x-base: &base\n  restart: always\nservices:\n  web:\n    <<: *base\n    image: nginx:${TAG:-1}\n    mem_limit: 64m\n    ports:\n      - "${PORT}:80"\n',
      'compose.override.yaml': 'services:\n  web:\n    mem_limit: 128m\n    ports:\n      - "9000:90"\n',
    },
    { PORT: '8080' },
  )

  it('is the winner first, then what it beat', () => {
    expect(originChain(analysis, 'compose.yaml', ['services', 'web', 'mem_limit'])).toMatchObject([{ file: 'compose.override.yaml', line: 3, layer: 'override', written: '128m' }, { file: 'compose.yaml', line: 7, layer: 'file', written: '64m' }])
    expect(originChain(analysis, 'compose.yaml', ['services', 'web', 'restart'])).toMatchObject([{ file: 'compose.yaml', line: 2, layer: 'merge-key', via: 'base' }])
  })

  it('is told of an item by where it was written, and what its expression is now', () => {
    expect(originChain(analysis, 'compose.override.yaml', ['services', 'web', 'ports', 0])).toMatchObject([{ file: 'compose.override.yaml', line: 5 }])
    expect(presentValue(analysis, 'compose.yaml', ['services', 'web', 'image'])).toBe('nginx:1')
    expect(presentValue(analysis, 'compose.yaml', ['services', 'web', 'mem_limit'])).toBe(null)
  })
})

describe('several services at once', () => {
  const text = 'services:\n  web:\n    image: nginx\n    restart: always\n    environment:\n      A: "1"\n      B: "2"\n    cap_add: [NET_ADMIN, KILL]\n  api:\n    image: nginx\n    environment:\n      - A=1\n      - B=3\n    cap_add: [KILL]\n'
  const analysis = analysisOf({ 'compose.yaml': text })
  const places = (attribute: string) => severalPlaces(analysis, ['web', 'api'], [attribute], null)

  it('show what they share', () => {
    expect([sharedText(places('image')), sharedText(places('restart')), sharedText(places('init'))]).toEqual(['nginx', null, ''])
    expect(sharedPairs(places('environment'))).toEqual([{ name: 'A', value: '1', owners: ['web', 'api'] }, { name: 'B', value: null, owners: ['web', 'api'] }])
    expect(sharedEntries(places('cap_add')).map(({ text, owners }) => [text, owners])).toEqual([['KILL', ['web', 'api']], ['NET_ADMIN', ['web']]])
  })

  it('are edited as one, each in its own form', () => {
    const { commands, owners } = commandsForEach(places('environment'), (block) => setPairCommands(block, 'B', '4'))
    const plan = planCommands(analysis, commands)
    expect(owners).toEqual(['web', 'api'])
    expect(plan.ok && plan.files[0]?.text).toBe(text.replace('B: "2"', 'B: "4"').replace('- B=3', '- B=4'))
  })

  it('get and lose ports, mounts, networks and dependencies together, in whatever form each has', () => {
    const before = 'services:\n  web:\n    image: nginx\n    ports:\n      - target: 80\n        published: "8080"\n    networks: [back]\n    volumes:\n      - data:/d # kept\n  api:\n    image: nginx\n    ports: ["8080:80", "9000:90"]\n  db:\n    image: db\nnetworks:\n  back:\nvolumes:\n  data:\n'
    let current = analysisOf({ 'compose.yaml': before })
    const at = (attribute: string) => severalPlaces(current, ['web', 'api'], [attribute], null)
    const done = ({ commands }: { readonly commands: readonly Command[] }): string => {
      const plan = planCommands(current, commands)
      if (!plan.ok) throw new Error(plan.refusal.message)
      current = analysisOf({ 'compose.yaml': plan.files[0]?.text ?? '' })
      return plan.files[0]?.text ?? ''
    }
    expect(sharedEntries(at('ports')).map(({ owners }) => owners)).toEqual([['web', 'api'], ['api']])
    expect(done(removeFromEach(at('ports'), '8080:80'))).toContain('  api:\n    image: nginx\n    ports: ["9000:90"]\n')
    expect(done(addToEach(at('networks'), 'back'))).toContain('  api:\n    image: nginx\n    ports: ["9000:90"]\n    networks:\n      - back\n')
    expect(done(addToEach(at('volumes'), 'logs:/logs:ro'))).toMatch(/- data:\/d # kept\n {6}- logs:\/logs:ro\n[^]*\n {2}logs:\n/)
    expect(sharedEntries(at('volumes')).map(({ text, owners }) => [text, owners.length])).toEqual([['logs:/logs:ro', 2], ['data:/d', 1]])
    expect(done(addToEach(at('depends_on'), 'db')).match(/depends_on:\n {6}- db\n/g)).toHaveLength(2)
    expect(done(removeFromEach(at('networks'), 'back'))).not.toContain('[back]')
  })

  it('are edited all or none, and the one that cannot is known', () => {
    const anchored = analysisOf({ 'compose.yaml': 'services:\n  web:\n    image: nginx\n  api: &api\n    image: nginx\n  other: *api\n' })
    const { commands, owners } = commandsForEach(severalPlaces(anchored, ['web', 'api'], ['restart'], null), (block) => setCommands(block, 'always'))
    const plan = planCommands(anchored, commands)
    expect(plan.ok).toBe(false)
    expect(!plan.ok && owners[Number(plan.refusal.params['command'])]).toBe('api')
  })
})

describe('the table of an env file', () => {
  it('says what counts, what wins over it and what nobody uses, and what is missing', () => {
    const analysis = analysisOf({ 'compose.yaml': 'services:\n  web:\n    image: nginx:${TAG:-1}\n    command: ${CMD} ${SHELL_ONLY}\n', '.env': '' }, { SHELL_ONLY: 'x', OUT: 'theirs' })
    const { rows, unset, fault } = variableTable(analysis, 'TAG=1\nBASE=a\nTAG=2\nOUT=$BASE\nCOMPOSE_PROFILES=dev\nOTHER=1\n', true)
    expect(rows.map(({ name, isBeaten, isUsed, outside }) => [name, isBeaten, isUsed, outside])).toEqual([
      ['TAG', true, true, null],
      ['BASE', false, true, null],
      ['TAG', false, true, null],
      ['OUT', false, false, 'theirs'],
      ['COMPOSE_PROFILES', false, true, null],
      ['OTHER', false, false, null],
    ])
    expect(variableTable(analysis, 'OTHER=1\n', true, true).rows.map(({ isUsed }) => isUsed)).toEqual([true])
    expect(unset).toEqual(['CMD'])
    expect(fault).toBe(null)
    expect(variableTable(analysis, 'A=1\nB="open\n', false)).toMatchObject({ rows: [{ name: 'A', isUsed: true }], fault: { line: 2 }, unset: [] })
  })
})

describe('names', () => {
  it.each(['DB_PASSWORD', 'API_TOKEN', 'JWT_SECRET', 'SECRET_KEY', 'AWS_SECRET_ACCESS_KEY', 'db.password', 'PGPASSWORD', 'APIKEY'])('%s is masked', (name) => {
    expect(looksSecret(name)).toBe(true)
  })
  it.each(['DB_PASSWORD_FILE', 'MONKEY', 'KEYBOARD', 'SSH_PUBLIC_KEY', 'COMPASS', 'PASSENGERS'])('%s is not', (name) => {
    expect(looksSecret(name)).toBe(false)
  })

  it.each([['DB_PASSWORD', 'hunter2'], ['', 'DB_PASSWORD=hunter2'], ['', 'postgres://app:hunter2@db/app'], ['url', 'redis://:hunter2@cache'], ['TOKEN', 'a${B}']])('the value of %s %s is masked', (name, text) => {
    expect(isSecretValue(name, text)).toBe(true)
    expect(maskedText(name, text)).not.toContain('hunter2')
  })
  it.each([['DB_PASSWORD', ''], ['DB_PASSWORD', '${DB_PASSWORD}'], ['', 'DB_PASSWORD=$PW'], ['', 'postgres://app:${PW}@db/app'], ['url', 'http://host:8080/a@b'], ['', 'MODE=fast']])('the value of %s %s gives nothing away', (name, text) => {
    expect(isSecretValue(name, text)).toBe(false)
  })
  it('are looked for in each line of a text', () => {
    expect(holdsSecret('x-a', 'user: me\npassword: hunter2')).toBe(true)
    expect(holdsSecret('x-a', '- "API_TOKEN=abc"')).toBe(true)
    expect(holdsSecret('x-a', 'user: me\npassword_file: /run/pw')).toBe(false)
    expect(holdsSecret('x-api-key', 'abc')).toBe(true)
  })
})

describe('what an expression is now', () => {
  const analysis = analysisOf({ 'compose.yaml': 'services:\n  web:\n    image: nginx\n    ports: ["${PORT:-8080}:80"]\n    environment:\n      URL: http://$HOST_NAME/\n      KEEP: $$HOME\n' }, { HOST_NAME: 'shop', API_TOKEN: 's3cr3t' })

  it('is told of any text, and masked where a variable looks secret', () => {
    expect(presentText(analysis, '${PORT:-8080}:80')).toEqual({ text: '8080:80', isSecret: false })
    expect(presentText(analysis, '--token=${API_TOKEN}')).toEqual({ text: '--token=s3cr3t', isSecret: true })
    expect(presentAt(analysis, 'compose.yaml', ['services', 'web', 'environment', 'URL'], 'http://$HOST_NAME/')).toEqual({ text: 'http://shop/', isSecret: false })
    expect([presentText(analysis, 'plain'), presentText(analysis, '$$HOME'), presentText(analysis, '${NEEDED:?say it}')]).toEqual([null, null, null])
  })
})

describe('one text or a list', () => {
  it('changes its form where the meaning stays', () => {
    expect(textAsList(fieldAt('services', 'web', 'command'), "sh -c 'echo a b'")).toEqual(['sh', '-c', 'echo a b'])
    expect(textAsList(fieldAt('services', 'web', 'command'), 'run $MODE')).toBe(null)
    expect(textAsList(fieldAt('services', 'web', 'command'), 'a && b')).toBe(null)
    expect(textAsList(fieldAt('services', 'web', 'healthcheck', 'test'), 'a && b')).toEqual(['CMD-SHELL', 'a && b'])
    expect(listAsText(fieldAt('services', 'web', 'command'), ['sh', '-c', 'echo a b'])).toBe("sh -c 'echo a b'")
    expect(listAsText(fieldAt('services', 'web', 'dns'), ['10.5.0.7'])).toBe('10.5.0.7')
    expect(listAsText(fieldAt('services', 'web', 'dns'), ['10.5.0.7', '10.5.0.8'])).toBe(null)
  })
})

describe('YAML as text', () => {
  it('is shown as it stands, and read with its line told', () => {
    const { documents } = analysisOf({ 'compose.yaml': 'services:\n  web:\n    image: nginx\n    x-team:\n      # who\n      owner: blue\n' })
    const document = documents.get('compose.yaml')
    expect(document && valueTextAt(document, ['services', 'web', 'x-team'])).toBe('owner: blue')
    expect(readYamlValue('owner: blue\nports: [1]')).toMatchObject({ ok: true, value: { owner: 'blue', ports: [1] } })
    expect(readYamlValue('just text')).toMatchObject({ ok: true, value: 'just text' })
    expect(readYamlValue('a: 1\nb: [')).toMatchObject({ ok: false })
  })
})

describe('an edge', () => {
  it('is edited where its entry is written', () => {
    const analysis = analysisOf({ 'compose.yaml': 'services:\n  web:\n    image: nginx\n    env_file: web.env\n    depends_on: [db]\n    volumes:\n      - data:/d\n  db:\n    image: db\nvolumes:\n  data:\n', 'web.env': '' })
    expect(analysis.graph.edges.map((edge) => [edge.kind, edgePlace(analysis, edge)?.path.slice(2)])).toEqual(expect.arrayContaining([['depends_on', ['depends_on', 'db']], ['mount', ['volumes', 0]], ['env_file', ['env_file', 0]]]))
  })

  it('is edited at the service where an anchor or an extended service brings its entry, and there where it is an item of a list', () => {
    const text = 'x-common: &common\n  networks:\n    back:\n  volumes:\n    - data:/d\nservices:\n  web:\n    <<: *common\n    image: nginx\n  base:\n    image: nginx\n    depends_on: [web]\n    volumes:\n      - data:/b\n  worker:\n    extends: base\nnetworks:\n  back:\nvolumes:\n  data:\n'
    const analysis = analysisOf({ 'compose.yaml': text })
    const placeOf = (id: string) => {
      const edge = analysis.graph.edges.find((each) => each.id === id)
      return edge && edgePlace(analysis, edge)
    }
    expect(placeOf('network:service:web->network:back')).toMatchObject({ path: ['services', 'web', 'networks', 'back'], extended: null })
    expect(placeOf('mount:service:web->volume:data')).toMatchObject({ path: ['services', 'web', 'volumes', 0] })
    expect(placeOf('depends_on:service:worker->service:web')).toMatchObject({ path: ['services', 'worker', 'depends_on', 'web'], extended: null })
    expect(placeOf('mount:service:worker->volume:data')).toMatchObject({ path: ['services', 'base', 'volumes', 0], extended: 'base' })
    expect(placeOf('extends:service:worker->service:base')).toMatchObject({ path: ['services', 'worker', 'extends'] })
    const own = planCommands(analysis, setCommands({ file: 'compose.yaml', document: analysis.documents.get('compose.yaml') ?? fail(), path: ['services', 'web', 'networks', 'back', 'priority'] }, 10))
    expect(own.ok && own.files[0]?.text).toContain('image: nginx\n    networks:\n      back:\n        priority: 10\n')
  })
})

describe('the link to the specification', () => {
  it('leads each attribute to a page of the reference', () => {
    expect(specificationLink(fieldAt('services', 'web', 'mem_limit'))).toBe('https://docs.docker.com/reference/compose-file/services/#mem_limit')
    expect(specificationLink(fieldAt('services', 'web', 'deploy', 'resources', 'limits'))).toBe('https://docs.docker.com/reference/compose-file/deploy/#resources')
    expect(specificationLink(fieldAt('networks', 'back', 'ipam', 'driver'))).toBe('https://docs.docker.com/reference/compose-file/networks/#ipam')
    for (const field of fields) expect(specificationLink(field)).toMatch(/^https:\/\/docs\.docker\.com\/reference\/compose-file\/[a-z-]+\/(?:#\w+)?$/)
  })
})

describe('the keys of one’s own', () => {
  it('are found by name in every file, what the specification knows is not', () => {
    const analysis = analysisOf({ 'compose.yaml': 'services:\n  web:\n    image: nginx\n    x-team: blue\n    imagine: 1\n', 'compose.override.yaml': 'services:\n  web:\n    x-Team-lead: ann\n' })
    const found = (query: string) => findOwnKeys(analysis, ['services', 'web'], null, query).map(({ file, path }) => `${file} ${String(path.at(-1))}`)
    expect(found('team')).toEqual(['compose.yaml x-team', 'compose.override.yaml x-Team-lead'])
    expect(found('team lead')).toEqual(['compose.override.yaml x-Team-lead'])
    expect(found('imag')).toEqual(['compose.yaml imagine'])
  })
})
