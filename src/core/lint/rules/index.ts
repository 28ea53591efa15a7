import type { Rule } from '../rule'
import { buildConflicts } from './buildConflicts'
import { containerNames } from './containerNames'
import { dependencyCycles } from './dependencyCycles'
import { deviceRequests } from './deviceRequests'
import { emptyProject } from './emptyProject'
import { externalVolumes } from './externalVolumes'
import { fileObjects } from './fileObjects'
import { healthcheckTest } from './healthcheckTest'
import { healthyWithoutHealthcheck } from './healthyWithoutHealthcheck'
import { imageOrBuild } from './imageOrBuild'
import { missingTargets } from './missingTargets'
import { mountTargets } from './mountTargets'
import { networkMode } from './networkMode'
import { newerAttributes } from './newerAttributes'
import { obsoleteVersion } from './obsoleteVersion'
import { openPorts } from './openPorts'
import { portAddresses } from './portAddresses'
import { publishedPorts } from './publishedPorts'
import { replicaCount } from './replicaCount'
import { resourceLimits } from './resourceLimits'
import { undefinedReferences } from './undefinedReferences'
import { unusedResources } from './unusedResources'
import { watchTargets } from './watchTargets'

/** Every rule, by the name of its file. */
export const rules: readonly Rule[] = [
  buildConflicts,
  containerNames,
  dependencyCycles,
  deviceRequests,
  emptyProject,
  externalVolumes,
  fileObjects,
  healthcheckTest,
  healthyWithoutHealthcheck,
  imageOrBuild,
  missingTargets,
  mountTargets,
  networkMode,
  newerAttributes,
  obsoleteVersion,
  openPorts,
  portAddresses,
  publishedPorts,
  replicaCount,
  resourceLimits,
  undefinedReferences,
  unusedResources,
  watchTargets,
]
