import { version } from '../../../package.json'

/** Of the build, so that a bundle and its number stay together. */
export const appVersion: string = version
