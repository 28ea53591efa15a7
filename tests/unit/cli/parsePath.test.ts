import { describe, expect, it } from 'vitest'
import { parsePath, UsageError, writePath } from '../../../src/cli/edit/parsePath'

describe('parsePath', () => {
  it('divides at dots and reads indexes', () => {
    expect(parsePath('services.web.image')).toEqual(['services', 'web', 'image'])
    expect(parsePath('services.web.ports[0].target')).toEqual(['services', 'web', 'ports', 0, 'target'])
    expect(parsePath('services.web.ports.12')).toEqual(['services', 'web', 'ports', 12])
    expect(parsePath('x-1.007')).toEqual(['x-1', '007'])
  })

  it('takes quoted keys whole', () => {
    expect(parsePath('services."my.web".labels[\'traefik.enable\']')).toEqual(['services', 'my.web', 'labels', 'traefik.enable'])
    expect(parsePath("'a[0]'.b")).toEqual(['a[0]', 'b'])
    expect(parsePath('ports["0"]')).toEqual(['ports', '0'])
  })

  it('reads what writePath writes', () => {
    for (const path of [['services', 'web', 'ports', 0], ['a.b', 'c[d]', "it's", '"', '', 'x y']]) expect(parsePath(writePath(path))).toEqual(path)
    expect(writePath(['services', 'my.web', 'image'])).toBe('services."my.web".image')
  })

  it('says what cannot be read', () => {
    for (const text of ['', '.', 'a.', 'a..b', 'a[', 'a[0', 'a[]', '"a', 'a"b"', 'a]']) expect(() => parsePath(text), text).toThrow(UsageError)
  })
})
