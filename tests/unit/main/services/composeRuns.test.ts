import { describe, expect, it } from 'vitest'
import { composeArguments, composeEnvironment, type CommandPlace } from '@main/services/runs/composeCommand'
import { readJsonLine, readPlainLine } from '@main/services/runs/readProgress'
import { ServiceFinder } from '@main/services/runs/serviceOfSubject'

const place: CommandPlace = {
  location: { folder: '/home/me/shop', folderName: 'shop', composeFiles: ['compose.yaml', 'more/local.yml'], overrideFile: null, name: null, profiles: [], warnings: [] },
  projectName: 'shop',
  context: null,
  jsonProgress: true,
}
const base = ['compose', '--project-directory', '/home/me/shop', '-f', '/home/me/shop/compose.yaml', '-f', '/home/me/shop/more/local.yml', '-p', 'shop', '--ansi', 'never', '--progress', 'json']

describe('composeArguments', () => {
  it('says files, folder and name outright', () => {
    expect(composeArguments(place, { kind: 'up', services: [], profiles: [] })).toEqual([...base, 'up', '--detach', '--wait', '--'])
    expect(composeArguments(place, { kind: 'down', volumes: true, profiles: ['debug'] })).toEqual([...base, '--profile', 'debug', 'down', '--volumes'])
    expect(composeArguments(place, { kind: 'down', volumes: false, profiles: [] }).at(-1)).toBe('down')
    expect(composeArguments(place, { kind: 'down', volumes: false, orphans: true, profiles: ['*'] }).slice(-4)).toEqual(['--profile', '*', 'down', '--remove-orphans'])
  })

  it('puts names that look like options behind --', () => {
    expect(composeArguments(place, { kind: 'up', services: ['--volumes', '-h'], profiles: [] }).slice(-3)).toEqual(['--', '--volumes', '-h'])
    expect(composeArguments(place, { kind: 'stop', service: '--volumes', create: false }).slice(-3)).toEqual(['stop', '--', '--volumes'])
  })

  it('starts what was never made by making it', () => {
    expect(composeArguments(place, { kind: 'start', service: 'web', create: false }).slice(-3)).toEqual(['start', '--', 'web'])
    expect(composeArguments(place, { kind: 'start', service: 'web', create: true }).slice(-5)).toEqual(['up', '--detach', '--wait', '--', 'web'])
  })

  it('names the context, and writes plainly where Compose has no JSON', () => {
    expect(composeArguments({ ...place, context: 'build', jsonProgress: false }, { kind: 'down', volumes: false, profiles: [] })).toEqual(['--context', 'build', ...base.slice(0, -1), 'plain', 'down'])
  })
})

it('leaves no variable that would lead Compose elsewhere', () => {
  expect(composeEnvironment({ PATH: '/bin', COMPOSE_FILE: '/etc/other.yaml', COMPOSE_DRY_RUN: '1', COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'true', COMPOSE_PARALLEL_LIMIT: '2' })).toMatchObject({
    PATH: '/bin',
    COMPOSE_FILE: '',
    COMPOSE_PROJECT_NAME: '',
    COMPOSE_PROFILES: '',
    COMPOSE_DRY_RUN: 'false',
    COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false',
    COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false',
    COMPOSE_PARALLEL_LIMIT: '2',
  })
})

describe('readJsonLine', () => {
  const step = (line: string) => readJsonLine(line).flatMap((each) => (each.kind === 'step' ? [each.step] : []))

  it.each([
    ['{"id":"Container shop-web-1","status":"Starting"}', { subject: 'Container shop-web-1', status: 'working', text: 'Starting' }],
    ['{"id":"Container shop-web-1","status":"Started"}', { subject: 'Container shop-web-1', status: 'done', text: 'Started' }],
    ['{"id":"Container shop-db-1","status":"Error"}', { subject: 'Container shop-db-1', status: 'error', text: 'Error' }],
    ['{"id":"web","text":"Pulling"}', { subject: 'Image web', service: 'web', status: 'working', text: 'Pulling' }],
    ['{"id":"web","text":"Error","status":"no such host"}', { subject: 'Image web', service: 'web', status: 'error', text: 'no such host' }],
    ['{"id":"0a1b","parent_id":"web","text":"Downloading","percent":40}', { subject: 'Image web', service: 'web', status: 'working', text: 'Downloading 40 %', frequent: true }],
    ['{"level":"warning","msg":"buildx isn\'t installed"}', { subject: 'Compose', status: 'warning', text: "buildx isn't installed" }],
    ['{"vertexes":[{"digest":"x","name":"[web 2/4] RUN npm ci","started":"2026-01-01T00:00:00Z"}]}', { subject: 'Image web', service: 'web', status: 'working', text: '[2/4] RUN npm ci', frequent: true }],
    ['{"vertexes":[{"digest":"x","name":"[web 2/4] RUN npm ci","started":"2026-01-01T00:00:00Z","completed":"2026-01-01T00:00:01Z","error":"exit code: 1"}]}', { subject: 'Image web', service: 'web', status: 'error', text: '[2/4] RUN npm ci: exit code: 1' }],
  ])('%s', (line, expected) => expect(step(line)).toEqual([expected]))

  it('reads why a run failed, and keeps words that are no JSON', () => {
    expect(readJsonLine('{"error":true,"message":"port is already allocated"}')).toEqual([{ kind: 'failure', message: 'port is already allocated' }])
    expect(readJsonLine('{"error":true}')).toEqual([])
    expect(readJsonLine('unknown flag: --progress')).toEqual([{ kind: 'words', text: 'unknown flag: --progress' }])
    expect(readJsonLine('"text"')).toEqual([{ kind: 'words', text: '"text"' }])
    expect(readJsonLine('')).toEqual([])
    expect(readJsonLine('{"logs":[{"data":"aGk="}]}')).toEqual([{ kind: 'build-log', text: 'hi' }])
  })
})

it('reads plain progress', () => {
  expect(readPlainLine(' Container shop-web-1  Started ')).toEqual([{ kind: 'step', step: { subject: 'Container shop-web-1', status: 'done', text: 'Started' } }])
  expect(readPlainLine(' web Pulling ')).toEqual([{ kind: 'step', step: { subject: 'Image web', service: 'web', status: 'working', text: 'Pulling' } }])
  expect(readPlainLine('time="2026-11-21T11:40:09Z" level=warning msg="buildx isn\'t \\"there\\""')).toEqual([{ kind: 'step', step: { subject: 'Compose', status: 'warning', text: 'buildx isn\'t "there"' } }])
  expect(readPlainLine('#5 [web 2/2] RUN make')).toEqual([{ kind: 'step', step: { subject: 'Image web', service: 'web', status: 'working', text: '[2/2] RUN make', frequent: true } }])
  expect(readPlainLine('#5 0.428 the reason')).toEqual([{ kind: 'build-log', text: '0.428 the reason\n' }])
  expect(readPlainLine('dependency failed to start')).toEqual([{ kind: 'words', text: 'dependency failed to start' }])
})

describe('ServiceFinder', () => {
  const services = new Map([
    ['web', { containerName: null, image: 'nginx' }],
    ['web-admin', { containerName: null, image: 'nginx' }],
    ['db', { containerName: 'my-database', image: 'postgres:17' }],
  ])
  const finder = new ServiceFinder({ projectName: 'my-shop', services }, (name) => (name === 'odd' ? 'web' : undefined))

  it.each([
    ['Container my-shop-web-1', 'web'],
    ['Container my-shop-web-admin-12', 'web-admin'],
    ['Container 0123456789ab_my-shop-web-1', 'web'],
    ['Container my-database', 'db'],
    ['Container odd', 'web'],
    ['Container my-shop-gone-1', null],
    ['Network my-shop_default', null],
    ['Image postgres:17', 'db'],
    ['Image nginx', null],
    ['Image web', 'web'],
  ])('%s', (subject, service) => expect(finder.ofSubject(subject)).toBe(service))

  it.each([
    ['dependency failed to start: container my-database is unhealthy', 'db'],
    ['container my-shop-web-admin-1 exited (3)', 'web-admin'],
    ['driver failed programming external connectivity on endpoint my-shop-web-1 (937a): Bind for 0.0.0.0:80 failed', 'web'],
    ['service "web" depends on undefined service "nothing"', 'web'],
    ['error while interpolating services.db.image: required variable X is missing a value', 'db'],
    ['------\n > [web-admin 2/2] RUN make:\n------\nfailed to solve: exit code: 1', 'web-admin'],
    ['Error response from daemon: something', null],
  ])('%s', (message, service) => expect(finder.ofMessage(message)).toBe(service))
})
