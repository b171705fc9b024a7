import type { MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import type { WindowMenu } from '../../shared/domain/window-menu.ts'
import { t } from '../../shared/messages/t.ts'

type Items = MenuItemConstructorOptions[]

const line = { type: 'separator' } as const
const withLine = (items: Items): Items => (items.length === 0 ? [] : [...items, line])

/**
 * A real menu: what the system itself does, and what the window offers. Without its Edit roles copy and paste have no
 * shortcuts on macOS. Nothing here reloads the page.
 * @param offered by the page, once it is there
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
      .filter(({ label }) => label === name)
      .flatMap(({ items }) =>
        items.map(({ id, label, accelerator }) => ({
          label,
          // The page hears its keys itself. macOS asks it first and the menu after it; elsewhere they are only shown
          // here.
          ...(accelerator === null ? {} : { accelerator, registerAccelerator: mac }),
          click: () => choose(id)
        }))
      )
  const known = [t('shell.menu.file'), t('shell.menu.view'), t('shell.menu.help')]
  const others = [...new Set(offered.map(({ label }) => label))].filter((label) => !known.includes(label))
  const own = (label: string): Items => (of(label).length === 0 ? [] : [{ label, submenu: of(label) }])
  const template: Items = [
    ...(mac
      ? [{ role: 'appMenu' } as const, ...own(t('shell.menu.file'))]
      : [
          {
            label: t('shell.menu.file'),
            submenu: [
              ...withLine(of(t('shell.menu.file'))),
              { role: 'about' } as const,
              line,
              { role: 'quit' } as const
            ]
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
        ...withLine(of(t('shell.menu.view'))),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' }
      ]
    },
    ...others.flatMap(own),
    { role: 'windowMenu' },
    ...own(t('shell.menu.help'))
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
