import { EventEmitter } from 'node:events'
import { recorded, tellTest, type DialogAnswer } from './control'

/** Answers that the test gave beforehand, and dialogs that wait for one. */
const answers: DialogAnswer[] = []
const waiting: ((answer: DialogAnswer) => void)[] = []

export function answerDialog(answer: DialogAnswer): void {
  const resolve = waiting.shift()
  if (resolve) resolve(answer)
  else answers.push(answer)
}

/** Dialogs take the owner first or not at all. */
function ask(kind: string, words: readonly unknown[]): Promise<DialogAnswer> {
  const options = structuredClone(words.at(-1)) as Record<string, unknown>
  recorded.dialogs.push({ kind, options })
  tellTest({ dialog: kind })
  const answer = answers.shift()
  return answer ? Promise.resolve(answer) : new Promise((resolve) => waiting.push(resolve))
}

export const dialog = {
  async showOpenDialog(...words: unknown[]) {
    const answer = await ask('open', words)
    return 'paths' in answer ? { canceled: false, filePaths: [...answer.paths] } : { canceled: true, filePaths: [] }
  },
  async showMessageBox(...words: unknown[]) {
    const { cancelId = 0 } = words.at(-1) as { cancelId?: number }
    const answer = await ask('message', words)
    return { response: 'button' in answer ? answer.button : cancelId, checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    recorded.dialogs.push({ kind: 'error', options: { title, content } })
  },
}

export const shell = {
  async openExternal(url: string): Promise<void> {
    recorded.external.push(url)
  },
}

const workArea = { x: 0, y: 0, width: 1440, height: 900 }
export const screen = { getAllDisplays: () => [{ id: 1, workArea, bounds: workArea, scaleFactor: 1 }] }

class DoubleNativeTheme extends EventEmitter {
  private source = 'system'
  /** Set by the windows, which show the theme. */
  apply: (scheme: string) => void = () => undefined
  get themeSource(): string {
    return this.source
  }
  set themeSource(source: string) {
    this.source = source
    this.apply(source)
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark'
  }
}

export const nativeTheme = new DoubleNativeTheme()
