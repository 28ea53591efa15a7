import { describe, expect, it } from 'vitest'
import { isDockerfile, readDockerfile, serviceNameOf } from '@core/import/readDockerfile'

const options = { name: 'My App', context: '.', dockerfile: 'Dockerfile' }

describe('readDockerfile', () => {
  it('makes the service that the last stage is written for', () => {
    const { text, lost } = readDockerfile(
      `# syntax=docker/dockerfile:1
ARG NODE_VERSION=22
FROM node:\${NODE_VERSION}-alpine AS base
WORKDIR /app
EXPOSE 3000

FROM base AS build
EXPOSE 9999
RUN npm ci

FROM base
ENV PORT=8080 MODE=production
ARG COMMIT
EXPOSE $PORT 53/udp
VOLUME ["/data"]
USER node
HEALTHCHECK --interval=30s --timeout=3s --retries=3 \\
  CMD wget -qO- http://127.0.0.1:$PORT/ || exit 1
CMD ["node", "server.js"]
`,
      options,
    )
    expect(text).toBe(`services:
  my-app:
    build:
      context: .
      args:
        COMMIT: \${COMMIT:?set it in .env}
    restart: unless-stopped
    ports:
      - "127.0.0.1:3000:3000"
      - "127.0.0.1:8080:8080"
      - "127.0.0.1:8053:53/udp"
    volumes:
      - my-app-data:/data
    healthcheck:
      test: wget -qO- http://127.0.0.1:$$PORT/ || exit 1
      interval: 30s
      timeout: 3s
      retries: 3

volumes:
  my-app-data:
`)
    expect(lost.map(({ line, text: said }) => `${line} ${said}`)).toEqual(['4 WORKDIR /app', '12 ENV PORT=8080 MODE=production', '16 USER node', '19 CMD ["node", "server.js"]'])
  })

  it('says no more than it has to', () => {
    expect(readDockerfile('FROM alpine\nRUN true\n', options).text).toBe('services:\n  my-app:\n    build: .\n    restart: unless-stopped\n')
    expect(readDockerfile('FROM alpine\nHEALTHCHECK NONE\nVOLUME /a /b\n', { name: 'x', context: './api', dockerfile: 'Dockerfile.prod' }).text).toBe(
      'services:\n  x:\n    build:\n      context: ./api\n      dockerfile: Dockerfile.prod\n    restart: unless-stopped\n    volumes:\n      - x-a:/a\n      - x-b:/b\n    healthcheck:\n      disable: true\n\nvolumes:\n  x-a:\n  x-b:\n',
    )
    expect(readDockerfile('FROM a\nHEALTHCHECK CMD ["/ok", "-q"]\n', options).text).toMatch(/test: \["CMD", "\/ok", "-q"\]|test:\n\s+- CMD/)
  })

  it('tells a Dockerfile from other texts', () => {
    expect(isDockerfile('# syntax=x\nARG A\nFROM a\n')).toBe(true)
    expect(isDockerfile('services:\n')).toBe(false)
    expect(isDockerfile('')).toBe(false)
    expect(serviceNameOf('..')).toBe('app')
    expect(readDockerfile('', options).text).toBe('')
  })
})
