import type { Planner } from '../planner'
import { setKeyed, unsetKeyed } from './keyed'

/** Sets a label of a service. List and map keep their form. */
export const setLabel: Planner<'set-label'> = (draft, command) => setKeyed(draft, 'labels', command, command.value)

export const unsetLabel: Planner<'unset-label'> = (draft, command) => unsetKeyed(draft, 'labels', command)
