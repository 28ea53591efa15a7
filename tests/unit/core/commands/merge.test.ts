import { describe, expect, it } from 'vitest'
import { notesOf, planText, planTexts, refusalOf } from './planText'

const shop = `name: shop

services:
  web:
    image: nginx:1.27
    ports:
      - "8080:80"
    depends_on:
      - db

  db:
    image: postgres:17
    volumes:
      - data:/var/lib/postgresql/data

volumes:
  data:
`

describe('merge', () => {
  it('adds services, volumes and networks behind those of the file, comments kept', () => {
    const text = `# a cache
services:
  # keeps sessions
  cache: # small
    image: redis:7
    volumes:
      - cache-data:/data # kept
    networks: [back]
volumes:
  cache-data:
networks:
  back:
`
    expect(planText(shop, { op: 'merge', text })).toBe(`name: shop

services:
  web:
    image: nginx:1.27
    ports:
      - "8080:80"
    depends_on:
      - db

  db:
    image: postgres:17
    volumes:
      - data:/var/lib/postgresql/data

  # keeps sessions
  cache: # small
    image: redis:7
    volumes:
      - cache-data:/data # kept
    networks: [back]

volumes:
  data:
  cache-data:

networks:
  back:
`)
  })

  it('gives names that are taken a number and lets every reference follow', () => {
    const text = `services:
  web:
    image: front
    depends_on:
      db: { condition: service_started }
    environment:
      DATABASE_URL: postgres://u@db:5432/app
      DB_HOST: db
    links: ["db:database"]
  db:
    image: postgres:17
    volumes: ["data:/data"]
  side:
    image: side
    network_mode: service:web
volumes:
  data: {}
configs:
  proxy:
    content: |
      reverse_proxy web:3000
      upstream http://db:5432
`
    const after = planText(shop, { op: 'merge', text })
    expect(after).toContain(`  web-2:
    image: front
    depends_on:
      db-2: { condition: service_started }
    environment:
      DATABASE_URL: postgres://u@db-2:5432/app
      DB_HOST: db-2
    links: ["db-2:database"]

  db-2:
    image: postgres:17
    volumes: ["data-2:/data"]

  side:
    image: side
    network_mode: service:web-2
`)
    expect(after).toContain('volumes:\n  data:\n  data-2: {}\n')
    expect(after).toContain('      reverse_proxy web-2:3000\n      upstream http://db-2:5432\n')
    expect(after.startsWith(shop.slice(0, shop.indexOf('\nvolumes:')))).toBe(true)
    expect(notesOf(shop, { op: 'merge', text })).toEqual(['MERGE_RENAMED', 'MERGE_RENAMED', 'MERGE_RENAMED'])
  })

  it('shares equal networks, secrets and configs and external things, but no volume unless it is asked to', () => {
    const file = 'services:\n  a:\n    image: a\nnetworks:\n  back:\n  out: {external: true}\nvolumes:\n  data:\n  kept: {external: true}\nsecrets:\n  key: {file: ./key}\n'
    const text = 'services:\n  b:\n    image: b\n    networks: [back, out]\n    volumes: ["data:/d", "kept:/k"]\n    secrets: [key]\nnetworks:\n  back: {}\n  out: {external: true}\nvolumes:\n  data:\n  kept: {external: true}\nsecrets:\n  key: {file: ./key}\n'
    expect(planText(file, { op: 'merge', text })).toBe(file.replace('    image: a\n', '    image: a\n  b:\n    image: b\n    networks: [back, out]\n    volumes: ["data-2:/d", "kept:/k"]\n    secrets: [key]\n').replace('  kept:', '  kept:').replace('secrets:\n', '  data-2:\nsecrets:\n'))
    expect(planText(file, { op: 'merge', text, share: ['volume:data'] })).toBe(file.replace('    image: a\n', '    image: a\n  b:\n    image: b\n    networks: [back, out]\n    volumes: ["data:/d", "kept:/k"]\n    secrets: [key]\n'))
    expect(planText(file, { op: 'merge', text, sharing: 'all' })).not.toContain('-2')
    expect(planText(file, { op: 'merge', text, sharing: 'none' })).toContain('networks: [back-2, out-2]')
  })

  it('takes names that are given', () => {
    const after = planText(shop, { op: 'merge', text: 'services:\n  web:\n    image: x\n    depends_on: [db]\n  db:\n    image: y\n', renames: { 'service:web': 'front' } })
    expect(after).toContain('  front:\n    image: x\n    depends_on: [db-2]\n')
    expect(refusalOf(shop, { op: 'merge', text: 'web:\n  image: x\n', renames: { 'service:web': 'db' } }).code).toBe('NAME_TAKEN')
    expect(refusalOf(shop, { op: 'merge', text: 'web:\n  image: x\n', renames: { 'service:api': 'b' } }).code).toBe('MERGE_UNKNOWN_NAME')
  })

  it('moves published ports that are taken, in every form, and says so', () => {
    const text = `services:
  a:
    image: a
    ports:
      - "8080:80"
      - 127.0.0.1:9000:9000
      - "\${A_PORT:-8080}:81"
      - target: 80
        published: 8080
      - 8080-8081:90-91
`
    const after = planText(shop, { op: 'merge', text })
    expect(after).toContain(`      - "8081:80"
      - 127.0.0.1:9000:9000
      - "\${A_PORT:-8082}:81"
      - target: 80
        published: 8083
      - 8084-8085:90-91
`)
    expect(planText(shop, { op: 'merge', text, ports: 'keep' })).toContain('      - "8080:80"\n      - 127.0')
    expect(planText('services:\n  a:\n    image: a\n    ports: ["80:80"]\n', { op: 'merge', text: 'b:\n  image: b\n  ports: ["80:80"]' })).toContain('ports: ["8080:80"]')
  })

  it('drops a container name that is taken', () => {
    const file = 'services:\n  a:\n    image: a\n    container_name: one\n'
    expect(planText(file, { op: 'merge', text: 'services:\n  b:\n    container_name: one\n    image: b\n  c:\n    image: c\n    container_name: two\n' })).toBe(`${file}\n  b:\n    image: b\n\n  c:\n    image: c\n    container_name: two\n`)
  })

  it('writes the number where a variable of the project would give both the same port', () => {
    const texts = { 'compose.yaml': 'services:\n  a:\n    image: a\n    ports: ["127.0.0.1:${PORT:-8080}:80", "$OTHER:81"]\n', '.env': 'PORT=9000\nOTHER=9500\n' }
    const { texts: after, notes } = planTexts(texts, { op: 'merge', text: 'b:\n  image: a\n  ports: ["127.0.0.1:${PORT:-8080}:80", "$OTHER:81"]\n' })
    expect(after['compose.yaml']).toContain('  b:\n    image: a\n    ports: ["127.0.0.1:9001:80", "9501:81"]\n')
    expect(notes.map(({ code }) => code)).toEqual(['MERGE_PORT_MOVED', 'MERGE_PORT_MOVED'])
  })

  it('takes services without their section, the body of one, a fenced text, and a selection that lost its first indent', () => {
    const file = 'services:\n  a:\n    image: a\n'
    expect(planText(file, { op: 'merge', text: 'b:\n  image: b\nc:\n  build: .\n' })).toBe(`${file}\n  b:\n    image: b\n\n  c:\n    build: .\n`)
    expect(planText(file, { op: 'merge', text: 'image: docker.io/library/redis:7\nports: ["6379:6379"]' })).toBe(`${file}\n  redis:\n    image: docker.io/library/redis:7\n    ports: ["6379:6379"]\n`)
    expect(planText(file, { op: 'merge', text: '```yaml\nb:\n  image: b\n```\n' })).toBe(`${file}\n  b:\n    image: b\n`)
    expect(planText(file, { op: 'merge', text: 'b:\n      image: b\n    c:\n      image: c\n' })).toBe(`${file}\n  b:\n    image: b\n\n  c:\n    image: c\n`)
  })

  it('takes a selection that begins within the services and goes on behind them', () => {
    const file = 'services:\n  a:\n    image: a\n'
    expect(planText(file, { op: 'merge', text: '  # kept\n  b:\n    image: b\n    volumes: [d:/d]\n\nvolumes:\n  d:\n' })).toBe(`${file}\n  # kept\n  b:\n    image: b\n    volumes: [d:/d]\n\nvolumes:\n  d:\n`)
    expect(refusalOf(file, { op: 'merge', text: '  b:\n image: [\nvolumes:\n' })).toMatchObject({ code: 'MERGE_BROKEN_TEXT', params: { line: 2 } })
  })

  it('writes what stands between braces as the file is written, and says so only where comments are lost', () => {
    const file = 'services:\n  a:\n    image: a\n'
    const after = `${file}\n  b:\n    image: b\n`
    for (const [text, notes] of [['{"services": {"b": {"image": "b"}}}', []], ['services: {\n  # why\n  b: {image: b}\n}\n', ['MERGE_REWRITTEN']]] as const) {
      expect(planText(file, { op: 'merge', text })).toBe(after)
      expect(notesOf(file, { op: 'merge', text })).toEqual(notes)
    }
  })

  it('declares a volume or network that the text uses and nothing declares', () => {
    expect(planText('services:\n  a:\n    image: a\n', { op: 'merge', text: 'db:\n  image: b\n  volumes: [data:/d]\n  networks: [back]\n' })).toBe(
      'services:\n  a:\n    image: a\n\n  db:\n    image: b\n    volumes: [data:/d]\n    networks: [back]\n\nvolumes:\n  data:\n\nnetworks:\n  back:\n',
    )
  })

  it('indents as the file does, dashes too, and leaves block scalars and quotes as they are', () => {
    const file = 'services:\n    a:\n        image: a\n        ports:\n        - "1:1"\n'
    const text = `services:
  b:
    image: b
    # mapped
    ports:
      - "2:2"
      # the other
      - target: 3
        published: 3
    command: |
      # no comment
      echo "a: b"

        deeper
    environment:
      TEXT: "one
        two"
`
    expect(planText(file, { op: 'merge', text })).toBe(`${file}
    b:
        image: b
        # mapped
        ports:
        - "2:2"
        # the other
        - target: 3
          published: 3
        command: |
          # no comment
          echo "a: b"

            deeper
        environment:
            TEXT: "one
              two"
`)
  })

  it('keeps line endings of the file', () => {
    expect(planText('services:\r\n  a:\r\n    image: a\r\n', { op: 'merge', text: 'b:\n  image: b\n  command: [x]\n' })).toBe('services:\r\n  a:\r\n    image: a\r\n\r\n  b:\r\n    image: b\r\n    command: [x]\r\n')
  })

  describe('with anchors', () => {
    const text = `x-log: &log
  driver: json-file # rotated
x-unused: 1
services:
  b: &b
    image: b
    logging: *log
  c:
    <<: *b
    image: c
`
    it('takes the blocks that are needed to where they reach', () => {
      expect(planText('name: p\n\nservices:\n  a:\n    image: a\n', { op: 'merge', text })).toBe(
        'name: p\n\nx-log: &log\n  driver: json-file # rotated\n\nservices:\n  a:\n    image: a\n\n  b: &b\n    image: b\n    logging: *log\n\n  c:\n    <<: *b\n    image: c\n',
      )
    })

    it('renames anchors and blocks that clash, and uses one that is the same', () => {
      const other = 'x-log: &log\n  driver: none\nservices:\n  a: &b\n    image: a\n    logging: *log\n'
      expect(planText(other, { op: 'merge', text })).toBe(
        'x-log: &log\n  driver: none\nx-log-2: &log-2\n  driver: json-file # rotated\n\nservices:\n  a: &b\n    image: a\n    logging: *log\n  b: &b-2\n    image: b\n    logging: *log-2\n  c:\n    <<: *b-2\n    image: c\n',
      )
      const same = 'x-log: &log\n  driver: json-file\nservices:\n  a:\n    image: a\n'
      expect(planText(same, { op: 'merge', text })).toBe(`${same}  b: &b\n    image: b\n    logging: *log\n  c:\n    <<: *b\n    image: c\n`)
    })

    it('writes them out where they would not reach', () => {
      const after = planText('services: {a: {image: a}}\n', { op: 'merge', text })
      expect(after).toContain('b: {image: b, logging: {driver: json-file}}')
      expect(planText('services:\n  a:\n    image: a\n', { op: 'merge', text: 'networks:\n  n:\n    driver_opts: &o {a: "1"}\nservices:\n  b:\n    image: b\n    labels: *o\n' })).toContain('labels:')
    })
  })

  it('begins a file that is empty', () => {
    const whole = '# Ours, kept by hand.\nname: shop\ninclude: [other.yaml]\n\nservices:\n  b:\n    image: b\n\n\n  c:\n    image: c\nvolumes:\n  d:\n'
    expect(planText('\n', { op: 'merge', text: `\n${whole}\n` })).toBe(whole)
    expect(notesOf('', { op: 'merge', text: whole })).toEqual([])
    expect(planText('', { op: 'merge', text: 'b:\n  image: b\n  volumes: [data:/d]' })).toBe('services:\n  b:\n    image: b\n    volumes: [data:/d]\n\nvolumes:\n  data:\n')
    expect(planText('', { op: 'merge', text: whole, renames: { 'service:b': 'x' } })).toContain('  x:\n    image: b\n')
    expect(planText('# mine\nservices:\n', { op: 'merge', text: 'services:\n  b:\n    image: b\n' })).toBe('# mine\nservices:\n  b:\n    image: b\n')
    expect(planText('services: {}\n', { op: 'merge', text: 'services:\n  b:\n    image: b\n' })).toContain('b:')
  })

  it('looks for names in every file of the project, and writes to the one that is named', () => {
    const texts = { 'compose.yaml': 'services:\n  a:\n    image: a\n', 'compose.override.yaml': 'services:\n  b:\n    image: b\n' }
    expect(planTexts(texts, { op: 'merge', text: 'b:\n  image: x\n', file: 'compose.override.yaml' }).texts['compose.override.yaml']).toBe('services:\n  b:\n    image: b\n\n  b-2:\n    image: x\n')
  })

  it('leaves out includes and settings of the default network, and says so', () => {
    const text = 'include: [other.yaml]\nservices:\n  n:\n    image: n\nnetworks:\n  default:\n    driver: macvlan\n'
    expect(planText(shop, { op: 'merge', text })).not.toMatch(/include|macvlan/)
    expect(notesOf(shop, { op: 'merge', text })).toEqual(['MERGE_LEFT_OUT', 'MERGE_DEFAULT_NETWORK'])
  })

  it.each([
    ['', 'MERGE_EMPTY', undefined],
    ['# nothing\n', 'MERGE_EMPTY', undefined],
    ['services:\n  a:\n    image: "x\n', 'MERGE_BROKEN_TEXT', 4],
    ['\n- a\n- b\n', 'MERGE_NOT_COMPOSE', 2],
    ['hello there', 'MERGE_NOT_COMPOSE', 1],
    ['a: 1\nb: 2\n', 'MERGE_NOT_COMPOSE', 1],
    ['services:\n', 'MERGE_EMPTY', undefined],
  ])('refuses %j in words', (text, code, line) => {
    const refusal = refusalOf(shop, { op: 'merge', text })
    expect(refusal.code).toBe(code)
    if (line !== undefined) expect(refusal.params['line']).toBe(line)
  })
})
