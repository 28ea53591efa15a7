/** The three channels between preload and main; nothing else is listened to. */
export const ipcChannels = {
  invoke: 'stackyard:invoke',
  event: 'stackyard:event',
  /** A channel of its own, as it carries a path: the preload script has it from the dropped file itself. */
  openDropped: 'stackyard:open-dropped',
} as const
