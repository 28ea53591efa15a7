import type { Lost } from '../types'
import type { ShellCommand } from '../shellCommands'
import { RunDraft } from './runDraft'
import { runFlags, shortFlags } from './runFlags'

const programs = /^(?:.*\/)?(?:docker|podman|nerdctl)(?:\.exe)?$/
/** Global flags of the docker program that take a value. */
const globalValues = new Set(['-c', '--context', '-H', '--host', '-l', '--log-level', '--config', '--tlscacert', '--tlscert', '--tlskey', '--root', '--runroot', '--connection', '--url', '--namespace', '-n'])

/** What a command asks of the engine: the words behind `docker`, without what comes before (`sudo`, variables, a prompt) and global flags. */
export function engineWords({ words }: ShellCommand): readonly string[] | null {
  let at = 0
  while (/^(?:\$\$|%|>|#|sudo|time|exec|nohup|-E|-n|env)$/.test(words[at] ?? '') || /^[A-Za-z_]\w*=/.test(words[at] ?? '')) at += 1
  if (!programs.test(words[at] ?? '')) return null
  at += 1
  while ((words[at] ?? '').startsWith('-')) at += globalValues.has(words[at] ?? '') ? 2 : 1
  return words.slice(at)
}

/** The words behind `run`, or null for any other command. */
export function runWords(command: ShellCommand): readonly string[] | null {
  const words = engineWords(command)
  if (words === null) return null
  const rest = words[0] === 'container' ? words.slice(1) : words
  return rest[0] === 'run' || rest[0] === 'create' ? rest.slice(1) : null
}

/** Reads the flags, the image and the command of one `docker run`. Everything that has no place in Compose is told, word for word. */
export function readRunCommand(words: readonly string[], line: number): { readonly draft: RunDraft; readonly lost: readonly Lost[] } {
  const draft = new RunDraft()
  const lost: Lost[] = []
  let at = 0
  const apply = (name: string, value: string, written: string): void => {
    const reason = runFlags.get(name)?.apply(draft, value)
    if (reason !== undefined && reason !== 'implied') lost.push({ line, text: written, reason })
  }
  const next = (): string | undefined => words[(at += 1)]
  for (; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word === '--') {
      at += 1
      break
    }
    if (!word.startsWith('-') || word === '-') break
    if (word.startsWith('--')) {
      const equals = word.indexOf('=')
      const name = word.slice(2, equals < 0 ? undefined : equals)
      const flag = runFlags.get(name)
      if (!flag) lost.push({ line, text: word, reason: 'unknown' })
      else if (flag.takes === 'nothing' || equals >= 0) apply(name, equals < 0 ? 'true' : word.slice(equals + 1), word)
      else {
        const value = next()
        if (value === undefined) lost.push({ line, text: word, reason: 'unreadable' })
        else apply(name, value, `${word} ${value}`)
      }
    } else readShort(word)
  }
  /** `-it`, `-p80:80`, `-e=A=1`: letters one by one; the first that takes a value takes the rest of the word or the next one. */
  function readShort(word: string): void {
    for (let letter = 1; letter < word.length; letter += 1) {
      const name = shortFlags.get(word[letter] ?? '')
      const flag = name === undefined ? undefined : runFlags.get(name)
      if (name === undefined || !flag) {
        lost.push({ line, text: word, reason: 'unknown' })
        return
      }
      const rest = word.slice(letter + 1).replace(/^=/, '')
      if (flag.takes === 'value') {
        const value = rest === '' ? next() : rest
        if (value === undefined) lost.push({ line, text: word, reason: 'unreadable' })
        else apply(name, value, rest === '' ? `${word} ${value}` : word)
        return
      }
      const isGiven = word[letter + 1] === '='
      apply(name, isGiven ? rest : 'true', word)
      if (isGiven) return
    }
  }
  const [image, ...command] = words.slice(at)
  if (image === undefined) lost.push({ line, text: `run ${words.join(' ')}`.trim(), reason: 'unreadable' })
  else draft.set('image', image)
  if (command.length > 0) draft.set('command', command)
  return { draft, lost }
}
