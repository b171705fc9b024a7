import { Menu } from '@mantine/core'
import { type Icon, IconCopy, IconSearch, IconStar } from '@tabler/icons-react'
import { Fragment, type ReactNode, useEffect, useMemo } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import {
  type Action,
  applies,
  type Context,
  contextOf,
  type MenuSection,
  menuSections,
  type SubMenu,
  subMenus
} from '../../actions/action.ts'
import { registry } from '../../actions/registry.ts'
import { loadPicture, usePictures } from '../../data/pictures-store.ts'
import { ActionItem } from '../../ui/action-item.tsx'
import { MenuAt } from '../../ui/menu-at.tsx'
import { CollectionLines } from './collection-lines.tsx'

export interface MenuPlace {
  x: number
  y: number
  /** What it applies to until it is closed, in list order. */
  ids: readonly string[]
}

/** The menu opened by a right click or the menu key. */
export function PictureMenu({ place, onClose }: { place: MenuPlace | null; onClose: () => void }): ReactNode {
  const inTrash = usePictures((state) => state.query.scope === 'trash')
  const context = useMemo(() => place && contextOf('gallery', place.ids, inTrash), [place, inTrash])
  const one = context?.id ?? null
  useEffect(() => {
    // Its record says what its recipe allows. A failure to load is reported where the picture is viewed.
    if (one !== null) loadPicture(one).catch(() => undefined)
  }, [one])
  if (!place || !context) return null
  const { ids } = context
  return (
    <MenuAt
      at={place}
      onClose={onClose}
      width={260}
      label={one === null ? t('gallery.common.pictures', { count: ids.length }) : t('gallery.pictureMenu.picture')}
    >
      {one === null ? <Menu.Label>{t('gallery.common.pictures', { count: ids.length })}</Menu.Label> : null}
      {menuSections
        .map((section) => ({ section, actions: actionsIn(section, context) }))
        .filter(({ actions }) => actions.length > 0)
        .map(({ section, actions }, at) => (
          <Fragment key={section}>
            {at > 0 ? <Menu.Divider /> : null}
            <Lines actions={actions} context={context} />
            {section === 'mark' ? <CollectionLines ids={ids} /> : null}
          </Fragment>
        ))}
    </MenuAt>
  )
}

function actionsIn(section: MenuSection, context: Context): Action[] {
  const many = context.ids.length === 1 ? 'one' : 'several'
  return registry().actions.filter(
    (action) => action.menu?.section === section && (action.menu.of ?? many) === many && applies(action, context)
  )
}

const icons: Record<SubMenu, Icon> = { copy: IconCopy, similar: IconSearch, rating: IconStar }

/** The items of a section; those with a parent item are in its submenu. */
function Lines({ actions, context }: { actions: readonly Action[]; context: Context }): ReactNode {
  const shown = new Set<SubMenu>()
  return actions.map((action) => {
    const under = action.menu?.under
    const kin = actions.filter(({ menu }) => menu?.under === under)
    if (under === undefined || kin.length === 1) return <ActionItem key={action.id} action={action} context={context} />
    if (shown.has(under)) return null
    shown.add(under)
    const Picture = icons[under]
    return (
      <Menu.Sub key={under}>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<Picture size={16} stroke={1.5} aria-hidden />}>{subMenus[under]}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          {kin.map((each) => (
            <ActionItem key={each.id} action={each} context={context} />
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
    )
  })
}
