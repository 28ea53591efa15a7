import { join } from 'node:path'
import type { ComposeLocation } from '../projects/findComposeFiles'

/** What of a run is asked of Compose, behind its global options. */
export type RunRequest =
  | { readonly kind: 'up'; readonly services: readonly string[]; readonly profiles: readonly string[] }
  | { readonly kind: 'down'; readonly volumes: boolean; readonly orphans?: boolean; readonly profiles: readonly string[] }
  | { readonly kind: 'start' | 'stop' | 'restart'; readonly service: string; /** There is no container to start yet. */ readonly create: boolean }

export interface CommandPlace {
  readonly location: ComposeLocation
  readonly projectName: string
  /** A named Docker context; null for the default one. */
  readonly context: string | null
  readonly jsonProgress: boolean
}

/**
 * What would lead Compose to another project, to other files or to other words than those it is given, be it in the
 * person's environment or in the project's `.env`, which Compose takes its own settings from too: empty and false beat that.
 */
const settled = {
  COMPOSE_FILE: '',
  COMPOSE_PATH_SEPARATOR: '',
  COMPOSE_PROJECT_NAME: '',
  COMPOSE_PROFILES: '',
  COMPOSE_ENV_FILES: '',
  COMPOSE_DISABLE_ENV_FILE: 'false',
  COMPOSE_STATUS_STDOUT: 'false',
  COMPOSE_MENU: 'false',
  COMPOSE_DRY_RUN: 'false',
  COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false',
  COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false',
}

export const composeEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...environment, ...settled })

/** The whole argv behind `docker`. Files, folder and name are explicit; names of services stand behind `--`. */
export function composeArguments({ location, projectName, context, jsonProgress }: CommandPlace, request: RunRequest): string[] {
  const { folder, composeFiles } = location
  const profiles = 'profiles' in request ? request.profiles : []
  return [
    ...(context === null ? [] : ['--context', context]),
    'compose',
    '--project-directory', folder,
    ...composeFiles.flatMap((file) => ['-f', join(folder, file)]),
    '-p', projectName,
    '--ansi', 'never',
    '--progress', jsonProgress ? 'json' : 'plain',
    ...profiles.flatMap((profile) => ['--profile', profile]),
    ...actionArguments(request),
  ]
}

function actionArguments(request: RunRequest): string[] {
  switch (request.kind) {
    case 'up':
      return ['up', '--detach', '--wait', '--', ...request.services]
    case 'down':
      return ['down', ...(request.volumes ? ['--volumes'] : []), ...(request.orphans ? ['--remove-orphans'] : [])]
    case 'start':
      return request.create ? ['up', '--detach', '--wait', '--', request.service] : ['start', '--', request.service]
    default:
      return [request.kind, '--', request.service]
  }
}
