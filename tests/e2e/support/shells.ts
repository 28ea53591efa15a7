import { afterEach } from 'vitest'
import type { AppDriver, LaunchOptions } from '../../support/appDriver'
import { engine, engineEnvironment } from '../../support/engine'
import { launchElectron } from '../../support/electron/launchElectron'
import { launchWeb } from '../../support/launchWeb'
import { StackyardPage } from './StackyardPage'

export interface OpenApp {
  readonly driver: AppDriver
  readonly app: StackyardPage
}

export const shells = ['web', 'electron'] as const
export type Shell = (typeof shells)[number]

const open: AppDriver[] = []

/** Starts the app in a shell, on the engine of this run where there is one; it is ended after the test. */
export async function launch(shell: Shell, options: LaunchOptions = {}): Promise<OpenApp> {
  const environment = { ...(engine ? engineEnvironment() : { DOCKER_HOST: 'unix:///nonexistent/docker.sock' }), ...options.environment }
  const driver = await (shell === 'web' ? launchWeb : launchElectron)({ ...options, environment })
  open.push(driver)
  return { driver, app: new StackyardPage(driver.page) }
}

afterEach(async () => {
  for (const driver of open.splice(0)) await driver.close().catch(() => undefined)
})
