import { expect, it } from 'vitest'
import { advices, services } from './lintOf'

it.each<[string, string, string[]]>([
  ['waiting for health that nothing checks', services('web: { image: x, depends_on: { db: { condition: service_healthy } } }', 'db: { image: x }'), ['2:51 healthy-without-healthcheck']],
  ['waiting for health that is checked', services('web: { image: x, depends_on: { db: { condition: service_healthy } } }', 'db: { image: x, healthcheck: { test: "true" } }'), []],
  ['a port of the host that is taken', services('a: { image: x, ports: ["127.0.0.1:80:80"] }', 'b: { image: x, ports: ["127.0.0.1:80:8080"] }'), ['3:26 port-taken']],
  ['a port of another address', services('a: { image: x, ports: ["127.0.0.1:80:80"] }', 'b: { image: x, ports: ["127.0.0.2:80:80"] }'), []],
  ['a port of another protocol', services('a: { image: x, ports: ["127.0.0.1:53:53/udp"] }', 'b: { image: x, ports: ["127.0.0.1:53:53/tcp"] }'), []],
  ['a port for the whole world', services('a: { image: x, ports: ["80:80", "81:81", "82"] }'), ['2:26 listens-everywhere']],
  ['two volumes in one place', `${services('a: { image: x, volumes: ["one:/x", "two:/x"] }')}volumes: { one: , two: }\n`, ['2:38 mounted-twice', '3:12 unused-volume']],
  ['what no service uses', `${services('a: { image: x }')}volumes: { v: }\nnetworks: { n: }\n`, ['3:12 unused-volume', '4:13 unused-network']],
  ['what an extends says too much', services('a: { extends: { service: b, colour: red } }', 'b: { image: x }'), ['2:31 schema/unknown-key']],
  ['a version', `version: "3.8"\n${services('a: { image: x }')}`, ['1:1 obsolete-version']],
  ['an unset variable', services('a: { image: "x:${TAG}" }'), ['2:15 compose/unset-variable'.replace('compose/', '')]],
])('%s', (_name, text, expected) => {
  expect(advices(text)).toEqual(expected)
})
