import type { Refusal } from '../edits/types'

/** Thrown by planners where a command cannot be done safely; `planCommands` turns it into a refused plan. */
export class CommandRefusal extends Error implements Refusal {
  override readonly name = 'CommandRefusal'
  constructor(
    readonly code: string,
    message: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(message)
  }
}

/** Ends the planning of a command with a sentence for the person who asked for it. */
export function refuse(code: string, message: string, params: Readonly<Record<string, string | number>> = {}): never {
  throw new CommandRefusal(code, message, params)
}
