import type { MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import type { WindowMenu } from '../../shared/domain/window-menu.ts'
import { t } from '../../shared/messages/t.ts'

type Items = MenuItemConstructorOptions[]

const line = { type: 'separator' } as const
const withLine = (items: Items): Items => (items.length === 0 ? [] : [...items, line])

/**
 * A real menu: system functions, and the window's actions. Without its Edit roles copy and paste have no shortcuts on
 * macOS. Nothing here reloads the page.
 * @param offered by the page, once it is loaded
 * @param choose tells the page what was chosen
 */
export function setMenu(
  platform: string,
  offered: WindowMenu = [],
  choose: (id: string) => void = () => undefined
): void {
  const mac = platform === 'darwin'
  const of = (name: string): Items =>
    offered
      .filter(({ id }) => id === name)
      .flatMap(({ items }) =>
        items.map(({ id, label, accelerator }) => ({
          label,
          // The page handles its keys itself. macOS asks it first and the menu afterwards; elsewhere they are only
          // displayed here.
          ...(accelerator === null ? {} : { accelerator, registerAccelerator: mac }),
          click: () => choose(id)
        }))
      )
  const known = ['file', 'view', 'help']
  const others = offered.map(({ id }) => id).filter((id) => !known.includes(id))
  const own = (name: string): Items => {
    const menu = offered.find(({ id }) => id === name)
    return menu === undefined || menu.items.length === 0 ? [] : [{ label: menu.label, submenu: of(name) }]
  }
  const template: Items = [
    ...(mac
      ? [{ role: 'appMenu' } as const, ...own('file')]
      : [
          {
            label: t('shell.menu.file'),
            submenu: [...withLine(of('file')), { role: 'about' } as const, line, { role: 'quit' } as const]
          }
        ]),
    {
      label: t('shell.menu.edit'),
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        { role: 'selectAll' }
      ]
    },
    {
      label: t('shell.menu.view'),
      submenu: [
        ...withLine(of('view')),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' }
      ]
    },
    ...others.flatMap(own),
    { role: 'windowMenu' },
    ...own('help')
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
