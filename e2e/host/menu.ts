import { report } from './control.ts'

interface Item {
  role?: string
  label?: string
  type?: string
  submenu?: Item[]
}

/** A menu is only kept and told to the test: Chromium has none to show. */
export class Menu {
  readonly items: Item[]

  constructor(items: Item[]) {
    this.items = items
  }

  static buildFromTemplate(items: Item[]): Menu {
    return new Menu(items)
  }

  static setApplicationMenu(menu: Menu | null): void {
    report({ standIn: 'asked', what: 'setApplicationMenu', details: menu?.items ?? null })
  }
}
