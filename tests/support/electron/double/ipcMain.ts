type InvokeHandler = (event: object, ...args: unknown[]) => unknown

const handlers = new Map<string, InvokeHandler>()

export const ipcMain = {
  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler: (channel: string): void => void handlers.delete(channel),
}

/** The reply to a request of a page, or the words of what went wrong, as Electron's own. */
export async function invokeHandler(channel: string, event: object, args: readonly unknown[]): Promise<{ value: unknown } | { error: string }> {
  const handler = handlers.get(channel)
  if (!handler) return { error: `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'` }
  try {
    return { value: structuredClone(await handler(event, ...args)) }
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${String(error)}` }
  }
}
