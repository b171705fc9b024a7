import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronUp, IconFolderOpen, IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { openAnother } from '../../actions/libraries.ts'
import { loadRecentLibraries, openLibrary, useLibraries, useLibraryName } from '../../data/libraries-store.ts'
import { attempt } from '../../data/report.ts'
import { ActionItem } from '../../ui/action-item.tsx'
import { librarySettings } from './library-actions.ts'
import classes from './library-menu.module.css'

const icon = { size: 16, stroke: 1.5 } as const

/** The name of the open library, and access to the others. */
export function LibraryMenu(): ReactNode {
  const recent = useLibraries((state) => state.recent)
  const name = useLibraryName()
  const others = recent.filter(({ open }) => !open)
  return (
    <Menu position="top-end" width={300} onOpen={() => attempt(loadRecentLibraries())}>
      <Menu.Target>
        <UnstyledButton className={classes.name} aria-label={t('libraries.libraryMenu.libraryName', { name })}>
          <span>{name === '' ? t('libraries.libraryMenu.library') : name}</span>
          <IconChevronUp size={13} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {others.length > 0 ? <Menu.Label>{t('libraries.libraryMenu.recentLibraries')}</Menu.Label> : null}
        {others.slice(0, 6).map((library) => (
          <Menu.Item
            key={library.folder}
            disabled={!library.there}
            leftSection={library.there ? <IconFolderOpen {...icon} /> : <IconPlugConnectedX {...icon} />}
            title={library.folder}
            onClick={() => attempt(openLibrary(library.folder))}
          >
            <span className={classes.item}>{library.name}</span>
            <span className={classes.facts}>
              {library.there
                ? t('libraries.libraryMenu.pictures', { pictures: library.pictures })
                : t('libraries.libraryMenu.missing')}
            </span>
          </Menu.Item>
        ))}
        {others.length > 0 ? <Menu.Divider /> : null}
        <ActionItem action={openAnother} />
        <ActionItem action={librarySettings} />
      </Menu.Dropdown>
    </Menu>
  )
}
