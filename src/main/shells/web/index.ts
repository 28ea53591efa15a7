import open from 'open'
import { createServices } from '../../services/createServices'
import { appFolders } from '../appFolders'
import { openAppLog } from '../appLog'
import { appVersion } from '../appVersion'
import { readRendererFiles } from '../rendererFiles'
import { startWebServer } from './startWebServer'
import { systemLocale } from './systemLocale'
import { readWebArguments } from './webArguments'

async function start(): Promise<void> {
  const { port, open: opensBrowser, path } = readWebArguments(process.argv.slice(2), process.cwd())
  const { dataFolder, samplesFolder, resourcesFolder, rendererFolder } = appFolders(import.meta.dirname, process.env)
  // Standard output carries the one line with the address; it goes to no log.
  const log = openAppLog(dataFolder)
  const files = await readRendererFiles(rendererFolder)
  const services = await createServices({
    dataFolder,
    samplesFolder,
    resourcesFolder,
    environment: process.env,
    shell: 'web',
    version: appVersion,
    locale: systemLocale(process.env),
    ...(path !== null && { initialPath: path }),
    log,
  })
  const server = await startWebServer({ services, files, port, log }).catch(async (error: NodeJS.ErrnoException) => {
    await services.close()
    throw error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Choose another with --port, or leave it out.`) : error
  })

  let closing = false
  async function close(code: number): Promise<void> {
    if (closing) return
    closing = true
    await Promise.allSettled([server.close(), services.close()])
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close(0))
  process.on('unhandledRejection', (reason) => log('Something failed that nobody waited for.', reason))
  process.on('uncaughtException', (error) => {
    log('Stackyard has to stop.', error)
    void close(1)
  })

  process.stdout.write(`Stackyard: ${server.url}\n`)
  // For a moment other users of the machine can see the address among the processes; whoever is first uses it up.
  if (opensBrowser) await open(server.url).then((browser) => browser.on('error', () => undefined), () => undefined)
}

start().catch((error: unknown) => {
  console.error(`Stackyard: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
