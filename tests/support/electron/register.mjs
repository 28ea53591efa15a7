/**
 * Puts a double in the place of the `electron` module, so that the app's own bundles run as they are where Electron's
 * binary is not: `node --import tests/support/electron/register.mjs out/main/index.js [PATH]`.
 */
import { register } from 'node:module'

// Electron sets it for `electron FOLDER`, as against a packaged app.
process.defaultApp = true
register('./hooks.mjs', import.meta.url)
