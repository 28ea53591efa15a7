import { cp, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { HostError } from '@contract/errors'
import { Sample } from '@contract/shapes'
import { errnoOf, fileFault } from '../files/fileFault'
import { pathLabel } from './pathLabel'

const mostCopies = 1000

/** The stacks that ship with the app, in `samples/<id>/`; `samples/index.json` lists them in the order they are shown. */
export class SampleLibrary {
  constructor(
    private readonly resourcesFolder: string,
    private readonly samplesFolder: string,
  ) {}

  async list(): Promise<Sample[]> {
    return v.parse(v.array(Sample), JSON.parse(await readFile(join(this.resourcesFolder, 'samples', 'index.json'), 'utf8')))
  }

  /** Copies a sample to a new folder of the person's, which it gives: `shop`, or `shop-2` where there is one already. */
  async copy(id: string): Promise<string> {
    const sample = (await this.list()).find((each) => each.id === id)
    if (!sample) throw new HostError('NOT_FOUND', `There is no sample of the name ${id}.`, { id })
    try {
      const folder = await this.makeFolder(sample.id)
      await cp(join(this.resourcesFolder, 'samples', sample.id), folder, { recursive: true, errorOnExist: true, force: false })
      return folder
    } catch (error) {
      throw fileFault(error, pathLabel(this.samplesFolder))
    }
  }

  private async makeFolder(id: string): Promise<string> {
    await mkdir(this.samplesFolder, { recursive: true })
    for (let number = 1; number <= mostCopies; number++) {
      const folder = join(this.samplesFolder, number === 1 ? id : `${id}-${number}`)
      try {
        await mkdir(folder)
        return folder
      } catch (error) {
        if (errnoOf(error) !== 'EEXIST') throw error
      }
    }
    throw new HostError('INTERNAL', `There are ${mostCopies} copies of this sample in ${pathLabel(this.samplesFolder)} already. Remove some.`, {})
  }
}
