import { report } from './control.ts'

interface Item {
  role?: string
  label?: string
  type?: string
  accelerator?: string
  submenu?: Item[]
  click?: () => void
}

/** As reported to a test: what a line does stays here. */
function plain({ submenu, ...item }: Item): Item {
  const told = { ...item }
  delete told.click
  return submenu ? { ...told, submenu: submenu.map(plain) } : told
}

let shown: Menu | null = null

/** A menu is only kept and reported to the test: Chromium cannot show one. */
export class Menu {
  readonly items: Item[]

  constructor(items: Item[]) {
    this.items = items
  }

  static buildFromTemplate(items: Item[]): Menu {
    return new Menu(items)
  }

  static setApplicationMenu(menu: Menu | null): void {
    shown = menu
    report({ standIn: 'asked', what: 'setApplicationMenu', details: menu?.items.map(plain) ?? null })
  }
}

/** Chooses a line of the application's menu. @returns whether there is one with this name */
export function pressInMenu(label: string): boolean {
  const line = shown?.items.flatMap(({ submenu = [] }) => submenu).find((item) => item.label === label)
  line?.click?.()
  return line !== undefined
}
