import type { Planner } from '../planner'
import { setKeyed, unsetKeyed } from './keyed'

/** Sets an environment variable of a service; null lets the host's value through. List and map keep their form. */
export const setEnvironment: Planner<'set-env'> = (draft, command) => setKeyed(draft, 'environment', command, command.value)

export const unsetEnvironment: Planner<'unset-env'> = (draft, command) => unsetKeyed(draft, 'environment', command)
