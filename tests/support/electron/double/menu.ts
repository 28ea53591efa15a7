import { app } from './app'
import type { RecordedItem } from './control'

interface Template {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly accelerator?: string
  readonly click?: (item: object, window: unknown, event: object) => void
  readonly submenu?: readonly Template[] | Menu
}

/** Recorded, as there is nothing to draw it: a test looks at it and chooses items. */
export class Menu {
  private static applicationMenu: Menu | null = null

  private constructor(readonly items: readonly Template[]) {}

  static buildFromTemplate(template: readonly Template[]): Menu {
    return new Menu(template)
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.applicationMenu
  }

  record(): RecordedItem[] {
    return this.items.map(({ id = '', label = '', role = '', accelerator = '', submenu }) => ({ id, label, role, accelerator, submenu: submenu === undefined ? [] : asMenu(submenu).record() }))
  }

  /** Finds an item by its id, role or label and does what a click does. */
  click(name: string): boolean {
    for (const item of this.items) {
      if (item.submenu !== undefined && asMenu(item.submenu).click(name)) return true
      if (item.id !== name && item.role !== name && item.label !== name) continue
      if (item.click) item.click(item, null, {})
      else if (item.role === 'quit') app.quit()
      else if (item.role === 'close') for (const window of app.windows) window.close()
      else throw new Error(`the double does not do what the role ${item.role} does`)
      return true
    }
    return false
  }
}

const asMenu = (submenu: readonly Template[] | Menu): Menu => (submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu))
