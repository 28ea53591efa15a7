/** The test's line to the double: Node's own channel between a process and the one that started it. */

export type ControlRequest =
  | { readonly type: 'answerDialog'; readonly answer: DialogAnswer }
  | { readonly type: 'clickMenu'; readonly item: string }
  | { readonly type: 'emit'; readonly event: 'open-file'; readonly path: string }
  | { readonly type: 'recorded' }
  | { readonly type: 'quit' }

export type DialogAnswer = { readonly paths: readonly string[] } | { readonly button: number } | { readonly cancel: true }

/** What the app asked of the system, in order. */
export interface Recorded {
  readonly dialogs: readonly { readonly kind: string; readonly options: Record<string, unknown> }[]
  readonly external: readonly string[]
  readonly menu: readonly RecordedItem[]
  readonly deniedWindows: readonly string[]
  readonly deniedNavigations: readonly string[]
  readonly bounds: { x: number; y: number; width: number; height: number } | null
  readonly visible: boolean
}

export interface RecordedItem {
  readonly id: string
  readonly label: string
  readonly role: string
  readonly accelerator: string
  readonly submenu: readonly RecordedItem[]
}

export const recorded = { dialogs: [] as { kind: string; options: Record<string, unknown> }[], external: [] as string[], deniedWindows: [] as string[], deniedNavigations: [] as string[] }

export type Envelope = { readonly id: number; readonly request: ControlRequest }

/** Serves requests of the test; one that fails is answered with its words. */
export function serveControl(respond: (request: ControlRequest) => unknown): void {
  process.on('message', async ({ id, request }: Envelope) => {
    try {
      process.send?.({ id, value: await respond(request) })
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) })
    }
  })
  // The channel alone does not keep the app running.
  process.channel?.unref()
}

export const tellTest = (message: object): void => void process.send?.(message)
