import { describe, expect, it } from 'vitest'
import { failureHint } from '@renderer/run/failureHint'
import { progressWords } from '@renderer/run/progressWords'

describe('failureHint', () => {
  it.each([
    ['dependency failed to start: container runs-db-1 is unhealthy', 'unhealthy', {}],
    ['container runs-worker-1 exited (3)', 'exited', { code: '3' }],
    ['service "migrate" didn\'t complete successfully: exit 1', 'exited', { code: '1' }],
    ['driver failed programming external connectivity on endpoint runs-web-1 (8f31): Bind for 127.0.0.1:8098 failed: port is already allocated', 'portTaken', { port: '8098' }],
    ['failed to bind host port for 0.0.0.0:80:172.18.0.2:80/tcp: address already in use', 'portTaken', { port: '80' }],
    ['Ports are not available: exposing port TCP 0.0.0.0:3306 -> 0.0.0.0:0: listen tcp', 'portTaken', { port: '3306' }],
    ['pull access denied for nosuch/image, repository does not exist or may require \'docker login\'', 'noImage', {}],
    ['manifest for redis:99 not found: manifest unknown: manifest unknown', 'noImage', {}],
    ['Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: connect: network is unreachable', 'noRegistry', {}],
    ['failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory', 'noDockerfile', {}],
    ['failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1', 'build', {}],
    ['invalid mount config for type "bind": bind source path does not exist: /srv/data', 'noFile', {}],
    ['write /var/lib/docker/tmp/x: no space left on device', 'diskFull', {}],
  ])('knows %j', (message, code, params) => {
    expect(failureHint(message)).toMatchObject({ code, params })
  })

  it('leaves what it does not know to Compose', () => {
    expect(failureHint('services.web Additional property x is not allowed')).toBeNull()
  })
})

describe('progressWords', () => {
  it('knows what Compose is usually doing, and how far it is', () => {
    expect(progressWords('Waiting')).toEqual({ key: 'run.progress.waiting', params: { share: '' } })
    expect(progressWords('Downloading 12 %')).toEqual({ key: 'run.progress.downloading', params: { share: ' 12 %' } })
    expect(['Download complete', 'Constructor', '', 'pulling'].map(progressWords)).toEqual([null, null, null, null])
  })
})
