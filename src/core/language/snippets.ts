import type { Path } from '../document/types'
import type { Completion, LanguageContext } from './types'

interface Snippet {
  /** The key that it begins with, where it is one the map may have only once. */
  readonly key: string | null
  readonly label: string
  readonly help: Readonly<Record<LanguageContext['language'], string>>
  readonly lines: readonly string[]
}

const ofService: readonly Snippet[] = [
  {
    key: 'healthcheck',
    label: 'healthcheck: command',
    help: { en: 'A check that says when the service is ready, for those that wait for it.', ru: 'Проверка, по которой видно, что сервис готов: её ждут другие.' },
    lines: ['healthcheck:', '  test: ["CMD-SHELL", "${1:curl -fsS http://localhost/}"]', '  interval: ${2:10s}', '  timeout: 5s', '  retries: 5', '  start_period: 10s'],
  },
  {
    key: 'depends_on',
    label: 'depends_on: healthy',
    help: { en: 'Waits until another service is healthy.', ru: 'Ждёт, пока другой сервис не станет исправен.' },
    lines: ['depends_on:', '  ${1:db}:', '    condition: service_healthy'],
  },
  {
    key: 'deploy',
    label: 'deploy: limits',
    help: { en: 'Limits of memory and processor time.', ru: 'Пределы памяти и процессорного времени.' },
    lines: ['deploy:', '  resources:', '    limits:', '      cpus: "${1:1.0}"', '      memory: ${2:512M}'],
  },
  {
    key: 'logging',
    label: 'logging: rotation',
    help: { en: 'Logs that never grow beyond a size.', ru: 'Журналы, которые не растут сверх размера.' },
    lines: ['logging:', '  driver: json-file', '  options:', '    max-size: ${1:10m}', '    max-file: "${2:3}"'],
  },
  {
    key: 'build',
    label: 'build: context',
    help: { en: 'Builds the image from a folder and a Dockerfile.', ru: 'Собирает образ из папки и Dockerfile.' },
    lines: ['build:', '  context: ${1:.}', '  dockerfile: ${2:Dockerfile}'],
  },
]

const ofServices: readonly Snippet[] = [
  {
    key: null,
    label: 'service: image',
    help: { en: 'A new service of an image.', ru: 'Новый сервис из образа.' },
    lines: ['${1:name}:', '  image: ${2:image}', '  restart: unless-stopped'],
  },
]

/** Whole blocks for the map at a path. */
export function snippetsFor(path: Path, siblings: ReadonlySet<string>, { language }: LanguageContext): readonly Completion[] {
  const table = path[0] !== 'services' ? [] : path.length === 1 ? ofServices : path.length === 2 ? ofService : []
  return table
    .filter(({ key }) => key === null || !siblings.has(key))
    .map(({ label, help, lines }) => ({ label, kind: 'snippet', insert: lines.join('\n'), template: true, help: help[language], rank: -5 }))
}
