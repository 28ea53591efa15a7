import { buildImage } from '../../support/engine'

const server = (port: number, path: string) => ['sh', '-c', `mkdir -p /www && echo ok > /www/${path} && echo "listening on ${port}" && exec httpd -f -v -p ${port} -h /www`]

/**
 * The images of the sample front-api-db and of a Redis cache, under the names its files give them: nothing can be pulled or
 * built from the internet here. The first two are what Compose would have built, so `up` finds them and builds nothing.
 */
export async function buildSampleImages(): Promise<void> {
  // A shell as the first process hears no SIGTERM; what ends at once keeps the stops of a test short.
  const instructions = ['STOPSIGNAL SIGKILL']
  await buildImage({ tag: 'notes-front:latest', instructions, command: server(80, 'index.html') })
  await buildImage({ tag: 'notes-api:latest', instructions, command: server(3000, 'health') })
  await buildImage({ tag: 'postgres:17-alpine', instructions, scripts: { '/usr/local/bin/pg_isready': '#!/bin/sh\necho accepting connections\n' }, command: ['sh', '-c', 'echo "database system is ready"; exec sleep 3600'] })
  await buildImage({ tag: 'redis:7-alpine', instructions, scripts: { '/usr/local/bin/redis-cli': '#!/bin/sh\necho PONG\n' }, command: ['sh', '-c', 'echo "Ready to accept connections"; exec sleep 3600'] })
}
