import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, expect } from 'vitest'
import type { AppDriver, LaunchOptions } from '../../support/appDriver'
import { engine, engineEnvironment } from '../../support/engine'
import { launchElectron } from '../../support/electron/launchElectron'
import { launchWeb } from '../../support/launchWeb'
import { StackyardPage } from './StackyardPage'
// Hooks run in reverse order: the folders go after the apps that write to them have ended.
import './temporaryFolder'

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

const failures = resolve(import.meta.dirname, '../../../.cache/failures')

afterEach(async ({ task }) => {
  for (const driver of open.splice(0)) {
    if (task.result?.state === 'fail') {
      const name = (expect.getState().currentTestName ?? 'test').replace(/[^\w-]+/g, '-').slice(-120)
      mkdirSync(failures, { recursive: true })
      await driver.page.screenshot({ path: join(failures, `${name}.png`) }).catch(() => undefined)
    }
    await driver.close().catch(() => undefined)
  }
})
