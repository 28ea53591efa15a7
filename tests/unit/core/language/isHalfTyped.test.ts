import { describe, expect, it } from 'vitest'
import { isHalfTyped } from '@core/language/isHalfTyped'

const at = (line: string) => isHalfTyped(`services:\n  web:\n${line}\n    image: a\n`, 'services:\n  web:\n'.length + line.length)

describe('isHalfTyped', () => {
  it.each(['    rest', '    restart', '    image: "nginx', "    image: 'nginx", '    command: [a, "b"', '    labels: {a: b', '    image: nginx:${TA'])('waits for the rest of %s', (line) => {
    expect(at(line)).toBe(true)
  })

  it.each(['', '    restart:', '    restart: always', '      - db', '    command: [a, "b"]', "    command: echo it's", '    # rest', '    image: "nginx"'])('takes %s as it is', (line) => {
    expect(at(line)).toBe(false)
  })
})
