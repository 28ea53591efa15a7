import { describe, expect, it } from 'vitest'
import { planText } from '../commands/planText'

const service = { image: 'a', command: ['npm', 'start'], ports: ['127.0.0.1:8080:80'] }

describe('the form of what is new', () => {
  it('is what most people write where the file shows no habit', () => {
    expect(planText('', { op: 'add-service', name: 'web', definition: service }, { op: 'add-service', name: 'db', image: 'b' }, { op: 'add-resource', kind: 'volume', name: 'data' }, { op: 'add-resource', kind: 'volume', name: 'more' })).toBe(`services:
  web:
    image: a
    command: ["npm", "start"]
    ports:
      - "127.0.0.1:8080:80"

  db:
    image: b

volumes:
  data:
  more:
`)
  })

  it('quotes the keys inside of what is new as those inside its neighbours are, whatever their own key is', () => {
    expect(planText('services:\n  "my.web":\n    image: x\n', { op: 'add-service', name: 'db', image: 'b' })).toBe('services:\n  "my.web":\n    image: x\n\n  "db":\n    image: b\n')
    expect(planText('{"services": {"web": {"image": "x"}}}\n', { op: 'add-service', name: 'db', image: 'b' })).toBe('{"services": {"web": {"image": "x"}, "db": {"image": "b"}}}\n')
    expect(planText('{"services": {"web": {"image": "x"}}, "volumes": {}}\n', { op: 'add-resource', kind: 'volume', name: 'data' })).toBe('{"services": {"web": {"image": "x"}}, "volumes": {"data": null}}\n')
  })

  it('stands as far from its dash as its neighbours do', () => {
    const text = 'services:\n  web:\n    image: a\n    ports:\n    -   "80:80"\n    -   "81:81"\n'
    expect(planText(text, { op: 'add-port', service: 'web', value: { target: 1, published: '2' } }, { op: 'mount', service: 'web', source: './a', target: '/a' })).toBe(
      `${text}    -   target: 1\n        published: "2"\n    volumes:\n    -   ./a:/a\n`,
    )
    expect(planText(text, { op: 'set', path: ['services', 'web', 'ports', 0], value: { target: 1, published: 2 } })).toBe(text.replace('"80:80"', 'target: 1\n        published: 2'))
  })

  it('is that of the file where it shows one', () => {
    const text = `services:
  old:
    image: b
    command: [npm, test]
    ports:
      - 127.0.0.1:3000:3000
  older:
    image: c
`
    expect(planText(text, { op: 'add-service', name: 'web', definition: service })).toBe(`${text}  web:
    image: a
    command: [npm, start]
    ports:
      - 127.0.0.1:8080:80
`)
    const block = 'services:\n  old:\n    image: b\n    entrypoint:\n      - sh\n'
    expect(planText(block, { op: 'set', path: ['services', 'old', 'healthcheck'], value: { test: ['CMD', 'true'] } })).toContain('      test:\n        - CMD\n        - "true"\n')
  })

  it('sets services apart only where sections are', () => {
    const text = 'services:\n  web:\n    image: a\nvolumes:\n  data:\n    driver: local\n'
    expect(planText(text, { op: 'add-service', name: 'db', image: 'b' })).toBe('services:\n  web:\n    image: a\n  db:\n    image: b\nvolumes:\n  data:\n    driver: local\n')
  })

  it('keeps a long command one word a line', () => {
    expect(planText('', { op: 'add-service', name: 'web', definition: { image: 'a', command: ['x'.repeat(60), 'y'.repeat(60)] } })).toContain(`command:\n      - ${'x'.repeat(60)}\n`)
  })
})
