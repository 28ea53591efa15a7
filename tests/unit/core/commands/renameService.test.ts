import { describe, expect, it } from 'vitest'
import { notesOf, planText, planTexts, refusalOf } from './planText'

const text = `# db is the database
services:
  web:
    image: nginx
    depends_on: [ db, cache ] # waits
    links:
      - "db:database"
      - db
    network_mode: "service:db"
    volumes_from:
      - db:ro
      - container:db
    build:
      context: .
      additional_contexts:
        base: service:db
        db: docker-image://db
    environment:
      DATABASE_URL: postgres://user:pass@db:5432/db
      DB_HOST: db
      NAME: db
  worker:
    image: worker
    pid: service:db
    ipc: 'service:db'
    depends_on:
      db: # important
        condition: service_healthy
    extends:
      service: db
    build:
      additional_contexts:
        - base=service:db
    command: ["wait", "--for", "db:5432"]
  db: &db
    image: postgres
  cache:
    image: redis
`

describe('rename-service', () => {
  it('follows every reference and leaves everything else', () => {
    const after = planText(text, { op: 'rename-service', from: 'db', to: 'pg' })
    expect(after).toBe(
      text
        .replace('[ db, cache ]', '[ pg, cache ]')
        .replace('"db:database"\n      - db\n', '"pg:database"\n      - pg\n')
        .replace('"service:db"', '"service:pg"')
        .replace('- db:ro', '- pg:ro')
        .replace('base: service:db', 'base: service:pg')
        .replace('pid: service:db', 'pid: service:pg')
        .replace("'service:db'", "'service:pg'")
        .replace('db: # important', 'pg: # important')
        .replace('service: db', 'service: pg')
        .replace('base=service:db', 'base=service:pg')
        .replace('  db: &db', '  pg: &db'),
    )
  })

  it('offers host names, and renames them when asked', () => {
    const command = { op: 'rename-service', from: 'db', to: 'pg' } as const
    const { notes } = planTexts({ 'compose.yaml': text }, command)
    expect(notes).toMatchObject([{ code: 'HOST_NAMES_LEFT', params: { count: 3, name: 'db', to: 'pg' } }])
    expect(String(notes[0]?.params['places'])).toContain('services.web.environment.DB_HOST (compose.yaml, line 20)')
    const renamed = planText(text, { ...command, hostNames: true })
    expect(renamed).toContain('postgres://user:pass@pg:5432/db')
    expect(renamed).toContain('DB_HOST: pg')
    expect(renamed).toContain('NAME: db')
    expect(renamed).toContain('"pg:5432"')
    expect(notesOf(text, { ...command, hostNames: true })).toEqual([])
  })

  it('follows references in every file, each definition and the files that are extended', () => {
    const { texts } = planTexts(
      {
        'compose.yaml': 'include: [inc/more.yaml]\nservices:\n  db:\n    image: a\n',
        'compose.override.yaml': 'services:\n  db:\n    restart: always\n  web:\n    extends: {file: common.yaml, service: base}\n',
        'inc/more.yaml': 'services:\n  job:\n    image: b\n    depends_on:\n    - db\n',
        'common.yaml': 'services:\n  base:\n    image: c\n    depends_on: [db]\n  other:\n    depends_on: [db]\n',
      },
      { op: 'rename-service', from: 'db', to: 'pg' },
    )
    expect(texts['compose.yaml']).toContain('  pg:\n    image: a\n')
    expect(texts['compose.override.yaml']).toContain('  pg:\n    restart: always\n')
    expect(texts['inc/more.yaml']).toContain('    - pg\n')
    expect(texts['common.yaml']).toBe('services:\n  base:\n    image: c\n    depends_on: [pg]\n  other:\n    depends_on: [db]\n')
  })

  it('follows references inside an anchored block once', () => {
    const shared = 'x-app: &app\n  depends_on:\n    - db\nservices:\n  a:\n    <<: *app\n  b:\n    <<: [*app]\n  db:\n    image: x\n'
    expect(planText(shared, { op: 'rename-service', from: 'db', to: 'pg' })).toBe(shared.replace('- db', '- pg').replace('  db:', '  pg:'))
  })

  it('refuses a name that is taken, and a service that is not there', () => {
    expect(refusalOf(text, { op: 'rename-service', from: 'db', to: 'web' }).code).toBe('NAME_TAKEN')
    expect(refusalOf(text, { op: 'rename-service', from: 'nobody', to: 'x' }).code).toBe('UNKNOWN_SERVICE')
    expect(refusalOf(text, { op: 'rename-service', from: 'db', to: 'p g' }).code).toBe('INVALID_NAME')
  })
})

describe('a name that a variable says', () => {
  const rename = { op: 'rename-service', from: 'db', to: 'pg' } as const
  const places = 'services:\n  db: {image: a}\n  web:\n    image: b\n    depends_on: ["${DB:-db}"]\n    links: ["${DB:-db}:store"]\n    volumes_from: ["${DB-db}:ro"]\n    pid: service:${DB:-db}\n'

  it('is renamed where it is what the variable falls back to', () => {
    expect(planText(places, rename)).toBe(places.replace('  db:', '  pg:').replaceAll('-db}', '-pg}'))
    expect(planText('services:\n  a:\n    image: a\n    volumes: ["${V:-data}:/x", "${P:-./data}:/y"]\nvolumes: {data: {}}\n', { op: 'rename-resource', kind: 'volume', from: 'data', to: 'files' })).toContain('["${V:-files}:/x", "${P:-./data}:/y"]')
    expect(notesOf(places, rename)).toEqual([])
  })

  it('is told where the variable goes on saying the old name', () => {
    const texts = { 'compose.yaml': 'services:\n  db: {image: a}\n  web: {image: b, depends_on: ["$DB"]}\n', '.env': 'DB=db\n' }
    expect(planTexts(texts, rename).notes).toMatchObject([{ code: 'NAMED_BY_VARIABLE', params: { references: 'web: depends_on (compose.yaml, line 3)' } }])
    expect(planTexts({ ...texts, '.env': 'DB=web\n' }, rename).notes).toEqual([])
  })

  it('is told where a file has further documents', () => {
    expect(notesOf('services:\n  db: {image: a}\n---\nservices:\n  web: {image: b, depends_on: [db]}\n', rename)).toEqual(['OTHER_DOCUMENTS_LEFT'])
  })
})
