import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { configCommand } from '../../../../src/cli/commands/config'
import type { ConfigOptions } from '../../../../src/cli/commands/config'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'stackyard-cli-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

async function run(paths: readonly string[], options: Partial<ConfigOptions> = {}, environment: NodeJS.ProcessEnv = {}) {
  let output = ''
  let complaint = ''
  const exitCode = await configCommand(paths.map((path) => join(folder, path)), { profile: [], origins: false, format: 'json', trust: false, ...options }, {
    environment,
    print: (text) => (output += text),
    complain: (text) => (complaint += text),
    readInput: () => Promise.resolve(new Uint8Array()),
  })
  return { exitCode, output, complaint }
}

describe('stackyard config', () => {
  it('prints a folder with its override and .env', async () => {
    write({ 'compose.yaml': 'name: shop\nservices: {web: {image: "x:$TAG", volumes: [./data:/d]}}\n', 'compose.override.yaml': 'services: {web: {tty: true}}\n', '.env': 'TAG=1\n' })
    const { exitCode, output, complaint } = await run(['.'])
    expect([exitCode, complaint]).toEqual([0, ''])
    expect(JSON.parse(output)).toEqual({
      name: 'shop',
      services: {
        web: { command: null, entrypoint: null, image: 'x:1', networks: { default: null }, tty: true, volumes: [{ type: 'bind', source: join(folder, 'data'), target: '/d', bind: { create_host_path: true } }] },
      },
      networks: { default: { name: 'shop_default', ipam: {} } },
    })
  })

  it('leaves out of YAML what Compose prints in JSON alone, and prints there what that lacks', async () => {
    write({ 'compose.yaml': 'name: shop\nservices:\n  web: {image: x, x-note: {a: []}, models: [llm], deploy: {replicas: 2}}\nmodels: {llm: {model: m}, other: {model: n}}\n' })
    expect(parse((await run(['compose.yaml'], { format: 'yaml' })).output)).toEqual({
      name: 'shop',
      services: { web: { image: 'x', 'x-note': { a: [] }, models: { llm: null }, deploy: { replicas: 2 }, networks: { default: null } } },
      networks: { default: { name: 'shop_default' } },
      models: { llm: { model: 'm' } },
    })
    expect(JSON.parse((await run(['compose.yaml'])).output)).toEqual({
      name: 'shop',
      services: { web: { image: 'x', command: null, entrypoint: null, models: { llm: null }, deploy: { replicas: 2, placement: {}, resources: {} }, networks: { default: null } } },
      networks: { default: { name: 'shop_default', ipam: {} } },
    })
  })

  it('prints YAML that reads back as the same', async () => {
    write({ 'compose.yaml': 'name: shop\nx-a: &a {b: ["$$", 0644, "yes"]}\nx-c: *a\nservices: {web: {image: x, environment: {A: "on", B: "1e3", C: "a: b"}}}\n' })
    const yaml = await run(['compose.yaml'], { format: 'yaml' })
    expect(JSON.parse((await run(['compose.yaml'])).output)).toMatchObject(parse(yaml.output) as object)
  })

  it('doubles a dollar in a key as in a value', async () => {
    write({ 'compose.yaml': 'services: {web: {image: x, labels: ["a$$b=c$$d"]}}\n' })
    expect(JSON.parse((await run(['compose.yaml'])).output)).toMatchObject({ services: { web: { labels: { 'a$$b': 'c$$d' } } } })
  })

  it('prints what scale makes of deploy, and empty lists of extensions, as Compose does', async () => {
    write({ 'compose.yaml': 'x-a: {b: [], c: [1]}\nservices: {web: {image: x, scale: 0, deploy: {mode: replicated}}}\n' })
    expect(JSON.parse((await run(['compose.yaml'])).output)).toMatchObject({ 'x-a': { b: null, c: [1] }, services: { web: { scale: 0, deploy: { mode: 'replicated', replicas: 0 } } } })
    expect((await run(['compose.yaml'], { format: 'yaml' })).output).toContain('  b: []\n')
  })

  it('takes several files in the order of -f, and profiles', async () => {
    write({ 'a.yaml': 'services: {web: {image: a, profiles: [p]}}\n', 'sub/b.yaml': 'services: {web: {image: b, build: ./x}}\n' })
    expect(JSON.parse((await run(['a.yaml', 'sub/b.yaml'], { profile: ['p'] })).output)).toMatchObject({ services: { web: { image: 'b', build: { context: join(folder, 'x') } } } })
    expect(JSON.parse((await run(['a.yaml', 'sub/b.yaml'])).output)).toMatchObject({ services: {} })
  })

  it('takes variables from the environment', async () => {
    write({ 'compose.yaml': 'services: {web: {image: "${A}", env_file: a.env, environment: [B]}}\n', 'a.env': 'C=${D}\n' })
    expect(JSON.parse((await run(['.'], {}, { A: 'a', B: 'b', D: 'd' })).output)).toMatchObject({ services: { web: { image: 'a', environment: { B: 'b', C: 'd' } } } })
  })

  it('prints origins, in words or as data', async () => {
    write({ 'compose.yaml': 'services:\n  web:\n    image: a\n', 'compose.override.yaml': 'services:\n  web:\n    image: b\n' })
    expect((await run(['.'], { origins: true, format: 'yaml' })).output).toContain('services.web.image: "b"\n  from compose.override.yaml:3, override\n  beats compose.yaml:3, file ("a")\n')
    expect(JSON.parse((await run(['.'], { origins: true })).output)).toContainEqual({
      path: ['services', 'web', 'image'],
      value: 'b',
      origins: [
        { file: 'compose.override.yaml', line: 3, column: 12, layer: 'override', via: null, path: ['services', 'web', 'image'], written: 'b' },
        { file: 'compose.yaml', line: 3, column: 12, layer: 'file', via: null, path: ['services', 'web', 'image'], written: 'a' },
      ],
    })
  })

  it('refuses what Compose refuses, with the place, and prints nothing', async () => {
    write({ 'compose.yaml': 'services:\n  web:\n    image: x\n    ports: ["x:80"]\n    extends: nobody\n' })
    const { exitCode, output, complaint } = await run(['compose.yaml'])
    expect([exitCode, output]).toEqual([1, ''])
    expect(complaint).toContain('error: compose.yaml:4:')
    expect(complaint).toContain('error: compose.yaml:5:')
  })

  it('warns and goes on where a variable is not set', async () => {
    write({ 'compose.yaml': 'services: {web: {image: "x$NOPE"}}\n' })
    const { exitCode, complaint } = await run(['compose.yaml'])
    expect(exitCode).toBe(0)
    expect(complaint).toMatch(/^warning: compose.yaml:1:\d+: The variable NOPE is not set/)
  })

  it('does not open what lies outside the folder, unless trusted', async () => {
    write({ 'in/compose.yaml': 'services: {web: {image: x, env_file: ../out.env}}\n', 'out.env': 'SECRET=1\n' })
    const closed = await run(['in'])
    expect(closed.output).not.toContain('SECRET')
    expect(closed.complaint).toContain('lies outside the project folder and was not opened')
    expect((await run(['in'], { trust: true })).output).toContain('SECRET')
  })

  it('does not hang on a named pipe', async () => {
    write({ 'compose.yaml': 'services: {web: {image: x, env_file: [{path: pipe, required: false}]}}\n' })
    execFileSync('mkfifo', [join(folder, 'pipe'), join(folder, 'pipe.yaml')])
    const { exitCode, complaint } = await run(['compose.yaml'])
    expect(exitCode).toBe(0)
    expect(complaint).toContain('is no regular file and was not opened')
    expect((await run(['pipe.yaml'])).exitCode).toBe(2)
  })

  it.each([['nothing.yaml'], ['empty']])('exits with 2 where there is nothing to read: %s', async (path) => {
    mkdirSync(join(folder, 'empty'))
    const { exitCode, complaint } = await run([path, path === 'empty' ? 'absent.yaml' : path])
    expect(exitCode).toBe(2)
    expect(complaint).toMatch(/^error: /)
  })
})
