import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appFolders } from '@main/shells/appFolders'

describe('appFolders', () => {
  it("keeps the app's own in the person's data folder, and samples in their home", () => {
    const { dataFolder, samplesFolder } = appFolders('/app/out/main', {})
    expect(dataFolder).toMatch(/Stackyard/)
    expect(dataFolder).not.toMatch(/nodejs/)
    expect(samplesFolder).toBe(join(homedir(), 'Stackyard'))
  })
  it('follows the environment', () => {
    expect(appFolders('/app/out/main', { STACKYARD_DATA: '/data', STACKYARD_SAMPLES: '/samples' })).toMatchObject({ dataFolder: resolve('/data'), samplesFolder: resolve('/samples') })
  })
  it('finds what ships with it in a checkout', () => {
    expect(appFolders('/app/out/main', {})).toMatchObject({ resourcesFolder: resolve('/app/resources'), rendererFolder: resolve('/app/out/renderer') })
  })
  it('finds what ships with it in a package, beside the archive', () => {
    expect(appFolders('/opt/Stackyard/resources/app.asar/out/main', {})).toMatchObject({ resourcesFolder: resolve('/opt/Stackyard/resources/app.asar.unpacked/resources'), rendererFolder: resolve('/opt/Stackyard/resources/app.asar/out/renderer') })
  })
})
