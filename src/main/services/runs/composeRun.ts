import { homedir } from 'node:os'
import type { RunEnd, RunProgress } from '@contract/shapes'
import type { ReadyEngine } from '../engine/checkEngine'
import { startProcessTree, type ProcessTree } from '../processes/processTree'
import { splitLines } from '../processes/splitLines'
import type { ComposeModel } from '../projects/composeModel'
import type { ComposeLocation } from '../projects/findComposeFiles'
import { composeArguments, composeEnvironment, type RunRequest } from './composeCommand'
import { readJsonLine, readPlainLine, type ProgressLine, type Step } from './readProgress'
import { ServiceFinder } from './serviceOfSubject'

export interface ComposeRunOptions {
  readonly run: string
  readonly request: RunRequest
  readonly engine: ReadyEngine
  readonly location: ComposeLocation
  readonly model: ComposeModel
  /** The service of a container by its name, from the engine's labels. */
  readonly known: (containerName: string) => string | undefined
  readonly progress: (progress: RunProgress) => void
}

const mostWords = 30
const mostBuildLog = 4000
/** In ms: between two lines about the same image's layers. */
const frequentTime = 200

/** One `docker compose` process, from its start to its end. */
export class ComposeRun {
  readonly ended: Promise<RunEnd>
  private readonly tree: ProcessTree
  private readonly finder: ServiceFinder
  private readonly words: string[] = []
  private readonly lastTold = new Map<string, number>()
  /** Containers that were asked to do something and have not said that it is done. */
  private readonly working = new Set<string>()
  private buildLog = ''
  private failure: string | null = null
  private failedSubject: string | null = null
  private cancelled = false

  constructor(private readonly options: ComposeRunOptions) {
    const { engine, location, model, request, known } = options
    this.finder = new ServiceFinder(model, known)
    const { path, environment } = engine.program
    const args = composeArguments({ location, projectName: model.projectName, context: engine.endpoint.context, jsonProgress: engine.jsonProgress }, request)
    const read = engine.jsonProgress ? readJsonLine : readPlainLine
    const lines = [0, 1].map(() => splitLines((line) => read(line).forEach((each) => this.take(each)), 256 * 1024))
    const [output, errors] = [lines[0] ?? splitLines(() => undefined), lines[1] ?? splitLines(() => undefined)]
    // Not the project's folder: whatever lies there must have no say in what is started.
    this.tree = startProcessTree(path, args, { cwd: homedir(), environment: composeEnvironment(environment), onOutput: output.push, onErrors: errors.push })
    this.ended = this.tree.ended.then(
      (code) => {
        output.end()
        errors.end()
        return this.end(code)
      },
      (error: Error) => this.endWith('failed', `docker compose could not be started: ${error.message}`),
    )
  }

  /** Resolves when the process and all it started are gone. */
  async cancel(): Promise<void> {
    this.cancelled = true
    await this.tree.stop()
    await this.ended
  }

  private take(line: ProgressLine): void {
    if (line.kind === 'failure') this.failure = line.message
    else if (line.kind === 'build-log') this.buildLog = (this.buildLog + line.text).slice(-mostBuildLog)
    else if (line.kind === 'words') this.note(line.text)
    else this.tell(line.step)
  }

  private note(text: string): void {
    this.words.push(text)
    if (this.words.length > mostWords) this.words.shift()
  }

  private tell(step: Step): void {
    const { subject, status, text, frequent } = step
    if (status === 'error') this.failedSubject = subject
    if (status === 'working') this.working.add(subject)
    else this.working.delete(subject)
    const now = Date.now()
    if (frequent && now - (this.lastTold.get(subject) ?? 0) < frequentTime) return
    this.lastTold.set(subject, now)
    const service = step.service !== undefined && this.options.model.services.has(step.service) ? step.service : this.finder.ofSubject(subject)
    this.options.progress({ run: this.options.run, subject, service, status, text })
  }

  private end(code: number | null): RunEnd {
    if (code === 0) return this.endWith('done', null)
    if (this.cancelled) return this.endWith('cancelled', null)
    const finished = /^container (\S+) exited \(0\)$/.exec(this.failure ?? this.words.join('\n'))?.[1]
    if (this.options.request.kind === 'up' && finished !== undefined) return this.endOfJob(`Container ${finished}`)
    const told = this.failure ?? this.words.join('\n')
    const message = told.trim() === '' ? `docker compose ended with ${code === null ? 'a signal' : `code ${code}`} and said nothing.` : told
    const build = /failed to (solve|build)|executor failed/.test(message) && this.buildLog.trim() !== '' ? `\n\n${this.buildLog.trim()}` : ''
    return this.endWith('failed', message + build)
  }

  /** To `--wait` a container that did its work and ended is a failure, where no other service waits for that. */
  private endOfJob(subject: string): RunEnd {
    this.tell({ subject, status: 'warning', text: 'Ended by itself, with code 0' })
    return this.endWith('done', null)
  }

  private endWith(outcome: RunEnd['outcome'], message: string | null): RunEnd {
    const { run, request } = this.options
    return { run, kind: request.kind, outcome, message, service: outcome === 'failed' && message !== null ? this.serviceOf(message) : null }
  }

  /** The one the message names; else the one that told of an error; else the only one that was still at work. */
  private serviceOf(message: string): string | null {
    const { request } = this.options
    const named = this.finder.ofMessage(message) ?? (this.failedSubject === null ? null : this.finder.ofSubject(this.failedSubject))
    if (named !== null) return named
    const busy = new Set([...this.working].map((subject) => this.finder.ofSubject(subject)).filter((service) => service !== null))
    if (busy.size === 1) return [...busy][0] ?? null
    return 'service' in request ? request.service : null
  }
}
