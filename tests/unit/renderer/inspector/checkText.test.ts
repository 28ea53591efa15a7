import { describe, expect, it } from 'vitest'
import { fieldFor } from '@core/schema/fields'
import type { Path } from '@core/document/types'
import { checkItem, checkText } from '@renderer/inspector/registry/checkText'
import { scalarEditor } from '@renderer/inspector/registry/fieldEditor'
import { valueOfText } from '@renderer/inspector/registry/valueOfText'

const web = (...below: Path): Path => ['services', 'web', ...below]
function field(path: Path) {
  const found = fieldFor(path)
  if (!found) throw new Error(`no attribute at ${path.join('.')}`)
  return found
}
const problemOf = (path: Path, text: string) => checkText(field(path), scalarEditor(field(path)), text)?.code ?? null

describe('a text typed for an attribute', () => {
  it.each<[Path, string, string | null]>([
    [web('stop_grace_period'), '1m30s', null],
    [web('stop_grace_period'), '90', 'duration'],
    [web('healthcheck', 'interval'), '1.5h', null],
    [web('healthcheck', 'interval'), '10 s', 'duration'],
    [web('mem_limit'), '64m', null],
    [web('mem_limit'), '1.5GiB', null],
    [web('mem_limit'), 'much', 'size'],
    [web('memswap_limit'), '-1', null],
    [web('cpu_percent'), '101', 'maximum'],
    [web('oom_score_adj'), '-1001', 'minimum'],
    [web('oom_score_adj'), '1.5', 'integer'],
    [web('cpus'), '0.5', null],
    [web('scale'), 'two', 'integer'],
    [web('scale'), '-3', 'minimum'],
    [web('deploy', 'replicas'), '0', null],
    [web('init'), 'yes', 'boolean'],
    [web('cgroup'), 'public', 'choice'],
    [web('restart'), 'on-failure:3', null],
    [web('pull_policy'), 'every_12h', null],
    [web('pull_policy'), 'sometimes', 'pullPolicy'],
    [web('container_name'), '-web', 'containerName'],
    [web('image'), 'registry.example:5000/shop/web:1.0', null],
    [web('image'), 'Not an image', 'image'],
    [web('ports', 0, 'target'), '70000', 'port'],
    [web('ports', 0, 'published'), '8000-8010', null],
    [web('ports', 0, 'published'), '8010-8000', 'portRange'],
    [web('networks', 'back', 'ipv4_address'), '10.5.0.256', 'address'],
    [web('mac_address'), '02:42:ac', 'macAddress'],
    [web('secrets', 0, 'mode'), '0888', 'mode'],
    [['networks', 'back', 'ipam', 'config', 0, 'subnet'], '10.5.0.0', 'subnet'],
    [['networks', 'back', 'ipam', 'config', 0, 'subnet'], 'fd00::/64', null],
  ])('for %j: %s', (path, text, code) => {
    expect(problemOf(path, text)).toBe(code)
  })

  it('may be an expression anywhere, but not half of one', () => {
    for (const path of [web('scale'), web('init'), web('mem_limit'), web('cgroup'), web('ports', 0, 'target')]) {
      expect(problemOf(path, '${ANY:-thing}')).toBe(null)
      expect(problemOf(path, '${ANY')).toBe('expression')
    }
  })

  it.each([
    ['ports', '127.0.0.1:8080:80/udp', null],
    ['ports', '[::1]:8080:80', null],
    ['ports', '3000-3005', null],
    ['ports', '8080:80:80:80', 'portMapping'],
    ['ports', '8080:http', 'portMapping'],
    ['volumes', 'data:/var/lib/data:ro', null],
    ['volumes', '/var/lib/data', null],
    ['volumes', 'data:var', 'mount'],
  ])('is checked as an item of %s: %s', (attribute, text, code) => {
    expect(checkItem(field(web(attribute)), 'text', text)?.code ?? null).toBe(code)
  })
})

describe('what is written for a text', () => {
  it.each<[Path, string, unknown, unknown]>([
    [web('scale'), '3', undefined, 3],
    [web('scale'), '${N:-3}', undefined, '${N:-3}'],
    [web('healthcheck', 'retries'), '5', '3', '5'],
    [web('init'), 'true', undefined, true],
    [web('init'), 'true', 'false', 'true'],
    [web('ports', 0, 'published'), '8080', undefined, '8080'],
    [web('ports', 0, 'target'), '80', undefined, 80],
    [web('secrets', 0, 'mode'), '0440', undefined, '0440'],
    [web('volumes', 0, 'tmpfs', 'mode'), '01777', undefined, 0o1777],
    [web('user'), '1000', undefined, '1000'],
    [web('mem_limit'), '64m', undefined, '64m'],
    [web('memswap_limit'), '-1', '2g', -1],
  ])('at %j: %s', (path, text, before, value) => {
    expect(valueOfText(field(path), scalarEditor(field(path)), text, before as string | undefined)).toBe(value)
  })
})
