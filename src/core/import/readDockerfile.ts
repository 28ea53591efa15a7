import { DockerfileParser, type ImageTemplate, type Instruction, type ModifiableInstruction } from 'dockerfile-ast'
import { namePattern } from '../commands/project/names'
import { plainMap } from '../commands/project/plain'
import type { PlainValue } from '../document/types'
import type { ImportResult, Lost } from './types'
import { writeComposeText } from './writeComposeText'

export interface DockerfileOptions {
  /** What the service is called; a folder's name is made fit for it. */
  readonly name: string
  /** The build context, relative to the compose file: `.` or `./api`. */
  readonly context: string
  /** The Dockerfile's path inside the context; `Dockerfile` needs no mention. */
  readonly dockerfile: string
}

/** What an image keeps of itself: saying it again in the compose file would only let the two drift apart. */
const keptByImage: ReadonlySet<string> = new Set(['ENV', 'CMD', 'ENTRYPOINT', 'USER', 'WORKDIR', 'STOPSIGNAL', 'LABEL'])

/** Whether a text is a Dockerfile: it begins, comments and `ARG` aside, with `FROM`. */
export function isDockerfile(text: string): boolean {
  const first = text.split(/\r?\n/).find((line) => !/^\s*(?:#|ARG\b|$)/i.test(line))
  return first !== undefined && /^\s*FROM\s+\S+/i.test(first)
}

/**
 * The service that a Dockerfile is written for: built from its folder, its ports published to this machine only, its volumes named, its
 * healthcheck shown, the build arguments that have no default asked for. What the image keeps by itself is told as such.
 */
export function readDockerfile(text: string, { name, context, dockerfile }: DockerfileOptions): ImportResult {
  const file = DockerfileParser.parse(text)
  const last = file.getFROMs().at(-1)
  const line = last ? last.getRange().start.line : 0
  // Of the last stage and of what it is made from; a later word beats an earlier one.
  const stages = [...(file as unknown as { getStageHierarchy(line: number): readonly ImageTemplate[] }).getStageHierarchy(line)].toSorted((left, right) => startOf(left) - startOf(right))
  const instructions = stages.flatMap((stage) => stage.getInstructions())
  const of = (keyword: string): readonly Instruction[] => instructions.filter((one) => one.getKeyword() === keyword)
  const service = serviceNameOf(name)

  const ports = of('EXPOSE').flatMap((one) => one.getExpandedArguments().map((argument) => portOf(argument.getValue())))
  const targets = [...new Set(of('VOLUME').flatMap((one) => volumesOf(one)))]
  const volumes = targets.map((target, index) => ({ name: targets.length === 1 ? `${service}-data` : `${service}-${volumeWord(target, index)}`, target }))
  const healthcheck = healthcheckOf(of('HEALTHCHECK').at(-1))
  const args = requiredArguments(file.getInitialARGs(), of('ARG'))
  const build = [...(dockerfile === 'Dockerfile' ? [] : [['dockerfile', dockerfile] as const]), ...(args.length === 0 ? [] : [['args', plainMap(args.map((arg) => [arg, `\${${arg}:?set it in .env}`]))] as const])]
  const definition = plainMap([
    ['build', build.length === 0 ? context : plainMap([['context', context], ...build])],
    ['restart', 'unless-stopped'],
    ...(ports.length > 0 ? [['ports', [...new Set(ports)]] as const] : []),
    ...(volumes.length > 0 ? [['volumes', volumes.map((volume) => `${volume.name}:${volume.target}`)] as const] : []),
    ...(healthcheck ? [['healthcheck', healthcheck] as const] : []),
  ])
  const sections = { services: plainMap([[service, definition]]), volumes: plainMap(volumes.map((volume) => [volume.name, null])) }
  return { kind: 'dockerfile', text: last ? writeComposeText(sections) : '', lost: keptOf(instructions) }
}

function startOf(stage: ImageTemplate): number {
  return stage.getRange()?.start.line ?? 0
}

export function serviceNameOf(name: string): string {
  const fit = name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return fit !== '' && namePattern.test(fit) ? fit : 'app'
}

/** Published to this machine only; below 1024 only root may listen, so 80 is reached at 8080. */
function portOf(exposed: string): string {
  const [port = '', protocol = 'tcp'] = exposed.split('/')
  const [first = '', last = first] = port.split('-')
  const shifted = (number: string): string => (/^\d+$/.test(number) && Number(number) < 1024 ? String(Number(number) + 8000) : number)
  const host = last === first ? shifted(first) : `${shifted(first)}-${shifted(last)}`
  return `127.0.0.1:${host}:${port}${protocol.toLowerCase() === 'udp' ? '/udp' : ''}`
}

function volumesOf(instruction: Instruction): readonly string[] {
  const raw = instruction.getArgumentsContent()?.trim() ?? ''
  if (raw.startsWith('[')) {
    const list = readJson(raw)
    return Array.isArray(list) ? list.map(String) : []
  }
  return instruction.getExpandedArguments().map((argument) => argument.getValue())
}

function volumeWord(target: string, index: number): string {
  const word = target.split('/').filter((part) => part !== '').at(-1) ?? ''
  return /^[a-zA-Z0-9._-]+$/.test(word) ? word : `data-${index + 1}`
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `HEALTHCHECK [--interval=30s ...] CMD command`, or `NONE`. A `$` is doubled: the shell of the container is to see it. */
function healthcheckOf(instruction: Instruction | undefined): PlainValue {
  const content = instruction?.getArgumentsContent()?.replace(/\\\r?\n[ \t]*/g, ' ').trim()
  if (content === undefined) return null
  if (/^NONE\b/i.test(content)) return plainMap([['disable', true]])
  const command = content.replace(/^CMD\s+/i, '').replaceAll('$', '$$$$')
  const list = command.startsWith('[') ? readJson(command) : null
  const flags = instruction !== undefined && 'getFlags' in instruction ? (instruction as ModifiableInstruction).getFlags() : []
  const settings = flags.map((flag) => [flag.getName().replaceAll('-', '_'), flag.getName() === 'retries' ? Number(flag.getValue()) : (flag.getValue() ?? '')] as const)
  return plainMap([['test', Array.isArray(list) ? ['CMD', ...list.map(String)] : command], ...settings])
}

/** Build arguments without a default: those of the last stage, and of the first lines where `FROM` uses them. */
function requiredArguments(initial: readonly Instruction[], own: readonly Instruction[]): readonly string[] {
  const predefined = new Set(['TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT', 'BUILDPLATFORM', 'BUILDOS', 'BUILDARCH', 'BUILDVARIANT', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'FTP_PROXY', 'ALL_PROXY'])
  const given = new Set([...initial, ...own].flatMap((one) => argumentNames(one).filter(([, value]) => value !== null).map(([name]) => name)))
  const names = [...initial, ...own].flatMap((one) => argumentNames(one).map(([name]) => name))
  return [...new Set(names)].filter((name) => !given.has(name) && !predefined.has(name.toUpperCase()))
}

function argumentNames(instruction: Instruction): readonly (readonly [string, string | null])[] {
  return instruction.getArguments().map((argument) => {
    const text = argument.getValue()
    const equals = text.indexOf('=')
    return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)]
  })
}

function keptOf(instructions: readonly Instruction[]): readonly Lost[] {
  return instructions
    .filter((one) => keptByImage.has(one.getKeyword()))
    .map((one) => ({ line: one.getRange().start.line + 1, text: `${one.getKeyword()} ${one.getArgumentsContent()?.replace(/\s+/g, ' ') ?? ''}`.trim(), reason: 'kept-by-image' as const }))
}
