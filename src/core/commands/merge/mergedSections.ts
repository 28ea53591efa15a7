import type { Section } from '../project/layers'

/** The sections of the top level that are maps of names, in the order in which they are merged. */
export const mergedSections = ['services', 'networks', 'volumes', 'secrets', 'configs', 'models'] as const
export type MergedSection = (typeof mergedSections)[number]

/** The sections whose names are followed by renames; Compose's models are too new for references of their own. */
export const namedSections: readonly Section[] = ['services', 'networks', 'volumes', 'secrets', 'configs']
