import { existsSync } from 'node:fs'

/** The browser for tests: `CHROMIUM_PATH`, or where systems have it; undefined where there is none. */
export const chromiumProgram: string | undefined = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))

/** What a browser needs to run without a screen, without a GPU and as root, and to ask nothing of the network by itself. */
export const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-dev-shm-usage']
