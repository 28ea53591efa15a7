import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openDisplay } from '../../support/electron/virtualDisplay'

it.skipIf(process.platform !== 'linux' || !existsSync('/usr/bin/Xvfb') || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined)('a display in memory is there while it is needed, and a second beside it', async () => {
  const [first, second] = [await openDisplay(), await openDisplay()]
  const socket = (display: typeof first) => `/tmp/.X11-unix/X${display?.environment.DISPLAY?.slice(1)}`
  expect(socket(first)).not.toBe(socket(second))
  expect([existsSync(socket(first)), existsSync(socket(second))]).toEqual([true, true])
  await first?.close()
  expect([existsSync(socket(first)), existsSync(socket(second))]).toEqual([false, true])
  await second?.close()
})
