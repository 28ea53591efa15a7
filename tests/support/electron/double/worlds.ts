/**
 * The scripts that the page gets before its own: one into the world of the page, one (with the preload script) into a
 * world of its own. The worlds share the document and nothing else; what crosses is cloned by the browser when an
 * event's detail is read in the other world, functions and promises are stood in for, as Electron's contextBridge does.
 */

interface IpcMessage {
  readonly id?: number
  readonly channel?: string
  readonly args?: readonly unknown[]
  readonly value?: unknown
  readonly error?: string
}

interface PreloadGlobals {
  electronDoubleSend(message: string): void
  electronDoubleDeliver?: (message: IpcMessage) => void
  electronDoubleFiles?: File[]
}

/** Both ends of the bridge are the same; `own` and `other` name the events that each listens to. */
function openWorldBridge(own: string, other: string) {
  type Packed = { kind: string; value?: unknown; id?: number }
  type Crossing = { act: string; id: number; value?: Packed; args?: Packed[]; failed?: string }
  const functions: ((...words: unknown[]) => unknown)[] = []
  const settlers = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let returned: Crossing | null = null
  let onExpose: (key: string, value: unknown) => void = () => undefined
  let nextPromise = 1

  const send = (crossing: Crossing) => window.dispatchEvent(new CustomEvent(other, { detail: crossing }))
  const words = (error: unknown) => (error instanceof Error ? error.message : String(error))

  function pack(value: unknown): Packed {
    if (typeof value === 'function') return { kind: 'function', id: functions.push(value as () => unknown) - 1 }
    if (value instanceof Promise) {
      const id = nextPromise++
      value.then(
        (result) => send({ act: 'settle', id, value: pack(result) }),
        (error) => send({ act: 'settle', id, failed: words(error) }),
      )
      return { kind: 'promise', id }
    }
    if (Array.isArray(value)) return { kind: 'array', value: value.map(pack) }
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) return { kind: 'object', value: Object.entries(value).map(([key, part]) => [key, pack(part)]) }
    if (value instanceof Error) return { kind: 'error', value: value.message }
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    return { kind: 'value', value: structuredClone(value) }
  }

  function unpack({ kind, value, id = 0 }: Packed): unknown {
    if (kind === 'function') return (...given: unknown[]) => call(id, given)
    if (kind === 'promise') return new Promise((resolve, reject) => settlers.set(id, { resolve, reject }))
    if (kind === 'array') return (value as Packed[]).map(unpack)
    if (kind === 'object') return Object.fromEntries((value as [string, Packed][]).map(([key, part]) => [key, unpack(part)]))
    return kind === 'error' ? new Error(value as string) : value
  }

  function call(id: number, given: unknown[]): unknown {
    returned = null
    send({ act: 'call', id, args: given.map(pack) })
    // Events are dispatched synchronously: the answer is here.
    const answer = returned as Crossing | null
    if (answer?.failed !== undefined) throw new Error(answer.failed)
    return answer?.value && unpack(answer.value)
  }

  window.addEventListener(own, (event) => {
    const { act, id, value, args = [], failed } = (event as CustomEvent<Crossing>).detail
    if (act === 'return') returned = { act, id, ...(value && { value }), ...(failed !== undefined && { failed }) }
    else if (act === 'expose') onExpose(args[0]?.value as string, unpack(args[1] as Packed))
    else if (act === 'settle') {
      if (failed === undefined) settlers.get(id)?.resolve(value && unpack(value))
      else settlers.get(id)?.reject(new Error(failed))
      settlers.delete(id)
    } else
      try {
        send({ act: 'return', id, value: pack(functions[id]?.(...args.map(unpack))) })
      } catch (error) {
        send({ act: 'return', id, failed: words(error) })
      }
  })

  return {
    expose: (key: string, api: unknown) => send({ act: 'expose', id: 0, args: [pack(key), pack(api)] }),
    whenExposed: (listener: typeof onExpose) => (onExpose = listener),
  }
}

function installMainWorld(open: typeof openWorldBridge, name: string): void {
  if (window !== window.top) return
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  open(`${name}-page`, `${name}-preload`).whenExposed((key, value) => Object.defineProperty(window, key, { value: freeze(value), enumerable: true }))
  window.dispatchEvent(new Event(`${name}-page-ready`))
}

function installPreloadWorld(open: typeof openWorldBridge, name: string, run: (require: (id: string) => unknown, module: object, exports: object) => void): void {
  if (window !== window.top) return
  const globals = window as unknown as PreloadGlobals
  const bridge = open(`${name}-preload`, `${name}-page`)
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>()
  const exposed: [string, unknown][] = []
  const files: File[] = []
  let nextId = 1

  const post = (message: IpcMessage) => globals.electronDoubleSend(JSON.stringify(structuredClone(message)))
  globals.electronDoubleFiles = files
  globals.electronDoubleDeliver = ({ id, channel, args = [], value, error }) => {
    if (channel !== undefined) for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer }, ...args)
    const call = id === undefined ? undefined : waiting.get(id)
    if (id !== undefined) waiting.delete(id)
    if (error === undefined) call?.resolve(value)
    else call?.reject(new Error(error))
  }

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        post({ id, channel, args })
        waiting.set(id, { resolve, reject })
      }),
    send: (channel: string, ...args: unknown[]) => post({ channel, args }),
    on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    removeListener(channel: string, listener: unknown) {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((each) => each !== listener))
      return ipcRenderer
    },
  }
  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld(key: string, api: unknown) {
        exposed.push([key, api])
        bridge.expose(key, api)
      },
    },
    // A path is known to the browser's process only: the main side puts it in the place of this mark.
    webUtils: { getPathForFile: (file: File) => `electron-double-file:${files.push(file) - 1}` },
  }
  // Whichever world's script runs first, the page's own scripts come after both.
  window.addEventListener(`${name}-page-ready`, () => exposed.forEach(([key, api]) => bridge.expose(key, api)))
  const module = { exports: {} }
  run(
    (id) => {
      if (id !== 'electron') throw new Error(`module not found: ${id}`)
      return electron
    },
    module,
    module.exports,
  )
}

/** `name`: a secret that the page cannot guess. */
export const mainWorldScript = (name: string): string => `(${installMainWorld})(${openWorldBridge}, ${JSON.stringify(name)})`

/** A sandboxed preload script is CommonJS, and can require nothing but `electron`. */
export const preloadWorldScript = (name: string, preload: string): string =>
  `(${installPreloadWorld})(${openWorldBridge}, ${JSON.stringify(name)}, (require, module, exports) => {\n${preload}\n})`
