import { describe, expect, it } from 'vitest'
import { importPreview } from '@renderer/import/importPreview'
import { projectOf } from '../canvas/projectOf'

const { plan } = projectOf('services:\n  web:\n    image: nginx\n    ports: ["8080:80"]\n')
const preview = (text: string, path?: string, keepExisting = false) => importPreview({ text, path, folderName: 'My Shop', keepExisting }, (command) => plan([command]))

describe('importPreview', () => {
  it('is none without a text', () => {
    expect(preview(' \n')).toBeNull()
  })

  it('shows what commands would add, and what of them it leaves out', () => {
    const shown = preview('docker run --rm --name web -p 8080:80 nginx')
    expect(shown?.read.kind).toBe('docker-run')
    expect(shown?.read.lost).toMatchObject([{ text: '--rm', reason: 'about-the-command' }])
    expect(shown?.plan?.ok === true && shown.plan.files[0]?.text).toContain('  web-2:\n    image: nginx\n    container_name: web\n    ports:\n      - "8081:80"\n')
  })

  it('builds a Dockerfile where it stands', () => {
    const own = preview('FROM node\n', 'Dockerfile')
    expect(own?.command?.text).toBe('services:\n  my-shop:\n    build: .\n    restart: unless-stopped\n')
    expect(preview('FROM node\n', 'api/prod.Dockerfile')?.command?.text).toContain('  api:\n    build:\n      context: ./api\n      dockerfile: prod.Dockerfile\n')
  })

  it('keeps to the engine’s volumes where it is asked to', () => {
    expect(preview('docker run -v data:/d a', undefined, true)?.command?.text).toContain('    external: true\n')
  })

  it('says why nothing can be added', () => {
    expect(preview('docker pull nginx && docker run')?.command).toBeNull()
    expect(preview('services: [')?.plan).toMatchObject({ ok: false, refusal: { code: 'MERGE_BROKEN_TEXT' } })
  })
})
