import { existsSync } from 'node:fs'

/** The browser for tests: `CHROMIUM_PATH`, or where systems have it; undefined where there is none. */
export const chromiumProgram: string | undefined = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
