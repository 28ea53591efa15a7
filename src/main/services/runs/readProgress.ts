import * as v from 'valibot'
import type { RunProgress } from '@contract/shapes'

/** One step as Compose tells it. */
export interface Step {
  readonly subject: string
  readonly status: RunProgress['status']
  readonly text: string
  /** The service, where the line itself names one (a pull, a build). */
  readonly service?: string
  /** One of very many of the same subject: a layer's bytes. */
  readonly frequent?: boolean
}

export type ProgressLine =
  | { readonly kind: 'step'; readonly step: Step }
  /** Why the whole run failed. */
  | { readonly kind: 'failure'; readonly message: string }
  /** Words for people that are no step. */
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'build-log'; readonly text: string }

const Line = v.object({
  id: v.optional(v.string()),
  parent_id: v.optional(v.string()),
  text: v.optional(v.string(), ''),
  status: v.optional(v.string(), ''),
  percent: v.optional(v.number()),
  error: v.optional(v.boolean()),
  message: v.optional(v.string(), ''),
  level: v.optional(v.string()),
  msg: v.optional(v.string(), ''),
  vertexes: v.optional(v.array(v.object({ name: v.optional(v.string(), ''), started: v.optional(v.string()), completed: v.optional(v.string()), error: v.optional(v.string()), cached: v.optional(v.boolean()) }))),
  logs: v.optional(v.array(v.object({ data: v.optional(v.string(), '') }))),
})

/** Reads a line of `--progress json` (compose 2.40 `pkg/progress/json.go`, and buildkit's for builds); else as words. */
export function readJsonLine(line: string): ProgressLine[] {
  const parsed = v.safeParse(Line, parseJson(line))
  if (!parsed.success) return line.trim() === '' ? [] : [{ kind: 'words', text: line.trim() }]
  const { id, parent_id, text, status, percent, error, message, level, msg, vertexes, logs } = parsed.output
  if (vertexes ?? logs)
    return [
      ...(vertexes ?? []).flatMap(readVertex),
      ...(logs ?? []).map(({ data }): ProgressLine => ({ kind: 'build-log', text: Buffer.from(data, 'base64').toString('utf8') })),
    ]
  if (error) return message === '' ? [] : [{ kind: 'failure', message }]
  if (level !== undefined) return msg === '' ? [] : [{ kind: 'step', step: { subject: 'Compose', status: 'warning', text: msg } }]
  if (id === undefined) return []
  const failed = text === 'Error' || status === 'Error'
  const words = [text, status].filter((each) => each !== '' && each !== 'Error').join(' ')
  if (parent_id !== undefined) {
    const share = percent === undefined ? '' : ` ${percent} %`
    return [{ kind: 'step', step: { subject: `Image ${parent_id}`, service: parent_id, status: failed ? 'error' : 'working', text: `${words}${share}`, frequent: true } }]
  }
  return [{ kind: 'step', step: stepOf(id, failed ? words || 'Error' : words, failed) }]
}

/** Reads a line of `--progress plain`: ` Container shop-web-1  Started`. */
export function readPlainLine(line: string): ProgressLine[] {
  const words = line.trim()
  if (words === '') return []
  const [, subject, text] = /^((?:Container|Network|Volume|Image|Service) \S+)\s+(\S.*)$/.exec(words) ?? []
  if (subject !== undefined && text !== undefined) return [{ kind: 'step', step: stepOf(subject, text, /^Error\b/.test(text)) }]
  const [, service, pull] = /^(\S+) (Pulling|Pulled|Building|Built|Error)\b/.exec(words) ?? []
  if (service !== undefined && pull !== undefined) return [{ kind: 'step', step: stepOf(service, words.slice(service.length + 1), pull === 'Error') }]
  const warning = /^time="[^"]*" level=warning msg=("(?:[^"\\]|\\.)*")$/.exec(words)?.[1]
  if (warning !== undefined) return [{ kind: 'step', step: { subject: 'Compose', status: 'warning', text: String(parseJson(warning) ?? warning) } }]
  const build = /^#\d+ (.*)$/.exec(words)?.[1]
  if (build !== undefined) return build.startsWith('[') ? readVertex({ name: build, started: '' }) : [{ kind: 'build-log', text: `${build}\n` }]
  return [{ kind: 'words', text: words }]
}

const resting = /^(Created|Started|Healthy|Stopped|Removed|Built|Pulled|Running|Exited|Restarted|Recreated|Killed|Exists|Skipped)\b/

function stepOf(id: string, text: string, failed: boolean): Step {
  const status = failed ? 'error' : resting.test(text) ? 'done' : 'working'
  const named = /^[A-Z][a-z]+ /.test(id)
  return named ? { subject: id, status, text } : { subject: `Image ${id}`, service: id, status, text }
}

/** A step of a build: `[web 2/4] RUN npm ci`. */
function readVertex({ name, started, completed, error, cached }: { name: string; started?: string | undefined; completed?: string | undefined; error?: string | undefined; cached?: boolean | undefined }): ProgressLine[] {
  const [, service, text] = /^\[(\S+) (.*)$/.exec(name) ?? []
  if (service === undefined || text === undefined || (started === undefined && error === undefined)) return []
  const words = `[${text}`.replace(/^\[internal\] /, '')
  const status = error !== undefined && error !== '' ? 'error' : completed === undefined || !cached ? 'working' : 'done'
  return [{ kind: 'step', step: { subject: `Image ${service}`, service, status, text: status === 'error' ? `${words}: ${error}` : words, ...(status === 'working' && { frequent: true }) } }]
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
