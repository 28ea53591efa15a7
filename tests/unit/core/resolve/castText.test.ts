import { describe, expect, it } from 'vitest'
import { formatDuration, parseBoolean, parseBytes, parseDuration, splitCommand } from '@core/resolve/shapes/castText'

describe('parseDuration and formatDuration', () => {
  it.each([
    ['10s', '10s'],
    ['90s', '1m30s'],
    ['1h', '1h0m0s'],
    ['1.5h', '1h30m0s'],
    ['2d', '48h0m0s'],
    ['1500ms', '1.5s'],
    ['500us', '500µs'],
    ['1m0.5s', '1m0.5s'],
    ['0', '0s'],
    ['0s', '0s'],
    ['-5s', '-5s'],
  ])('%s is %s', (text, expected) => {
    expect(formatDuration(parseDuration(text) ?? NaN)).toBe(expected)
  })
  it.each(['30', 's', '', '1x', '1 s'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })
})

describe('parseBytes', () => {
  it.each([
    ['1024', 1024],
    ['1k', 1024],
    ['64KB', 65_536],
    ['1.5 GiB', 1_610_612_736],
    ['10b', 10],
    ['2T', 2_199_023_255_552],
  ])('%s is %i', (text, expected) => {
    expect(parseBytes(text)).toBe(expected)
  })
  it.each(['', 'x', '1kib2', '-1', '1xb', '1 k b'])('refuses %j', (text) => {
    expect(parseBytes(text)).toBeUndefined()
  })
})

describe('splitCommand', () => {
  it.each([
    ['echo hello', ['echo', 'hello']],
    ['  echo   hello  ', ['echo', 'hello']],
    ['echo "a b" \'c d\'', ['echo', 'a b', 'c d']],
    ['echo a"b c"d', ['echo', 'ab cd']],
    ['echo \\" a\\ b', ['echo', '"', 'a b']],
    ["echo '\\'", ['echo', '\\']],
    ['echo ""', ['echo', '']],
    ['echo $(date +%s)', ['echo', '$(date +%s)']],
    ['echo `a b`', ['echo', '`a b`']],
    ['a && b', ['a']],
    ['a 2> b', ['a']],
    ['', []],
  ])('%s', (line, words) => {
    expect(splitCommand(line)).toEqual(words)
  })
  it.each(['echo "open', "echo 'open", 'echo \\', 'echo (x)'])('refuses %s', (line) => {
    expect(splitCommand(line)).toBeUndefined()
  })
})

describe('parseBoolean', () => {
  it('takes the words of YAML 1.1 and nothing else', () => {
    expect(['true', 'YES', 'on', 'y'].map(parseBoolean)).toEqual([true, true, true, true])
    expect(['False', 'no', 'off', 'n'].map(parseBoolean)).toEqual([false, false, false, false])
    expect(['1', '', 'maybe'].map(parseBoolean)).toEqual([undefined, undefined, undefined])
  })
})
