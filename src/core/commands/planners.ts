import { extractAnchor } from './anchors/extractAnchor'
import { inlineAnchor } from './anchors/inlineAnchor'
import { renameAnchor } from './anchors/renameAnchor'
import { setEnvironment, unsetEnvironment } from './attributes/environment'
import { setLabel, unsetLabel } from './attributes/labels'
import { addPort, removePort } from './attributes/ports'
import { convertForm } from './forms/convertForm'
import { merge } from './merge/merge'
import { deletePath } from './paths/deletePath'
import { movePath } from './paths/movePath'
import { overridePath } from './paths/overridePath'
import { renameKey } from './paths/renameKey'
import { resetPath } from './paths/resetPath'
import { setPath } from './paths/setPath'
import { sortPath } from './paths/sortPath'
import { writeText } from './paths/writeText'
import type { Planners } from './planner'
import { attach } from './relations/attach'
import { connect } from './relations/connect'
import { detach } from './relations/detach'
import { disconnect } from './relations/disconnect'
import { addEnvFile, removeEnvFile, renameEnvFile } from './relations/envFiles'
import { grant, revoke } from './relations/grants'
import { mount } from './relations/mount'
import { unmount } from './relations/unmount'
import { addResource } from './resources/addResource'
import { removeResource } from './resources/removeResource'
import { renameResource } from './resources/renameResource'
import { renameVariable, setVariable, unsetVariable } from './variables/variables'
import { addService } from './services/addService'
import { duplicateService } from './services/duplicateService'
import { moveService } from './services/moveService'
import { removeService } from './services/removeService'
import { renameService } from './services/renameService'

/** The registry: one planner a command. Every entry of the app and the command line goes through this table. */
export const planners: Planners = {
  set: setPath,
  write: writeText,
  delete: deletePath,
  reset: resetPath,
  override: overridePath,
  'rename-key': renameKey,
  move: movePath,
  'add-service': addService,
  'rename-service': renameService,
  'duplicate-service': duplicateService,
  'remove-service': removeService,
  'add-resource': addResource,
  'rename-resource': renameResource,
  'remove-resource': removeResource,
  connect,
  disconnect,
  mount,
  unmount,
  attach,
  detach,
  'add-env-file': addEnvFile,
  'remove-env-file': removeEnvFile,
  'rename-env-file': renameEnvFile,
  grant,
  revoke,
  'add-port': addPort,
  'remove-port': removePort,
  'set-env': setEnvironment,
  'unset-env': unsetEnvironment,
  'set-label': setLabel,
  'unset-label': unsetLabel,
  'set-variable': setVariable,
  'unset-variable': unsetVariable,
  'rename-variable': renameVariable,
  convert: convertForm,
  'extract-anchor': extractAnchor,
  'inline-anchor': inlineAnchor,
  'rename-anchor': renameAnchor,
  'move-service': moveService,
  sort: sortPath,
  merge,
}
