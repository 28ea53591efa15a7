import type { InjectionKey } from 'vue'

/** Whether a line from the first node to the second means something; asked while it is being drawn. */
export const connectionRules: InjectionKey<(from: string, to: string) => boolean> = Symbol('connectionRules')
