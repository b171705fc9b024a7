import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronUp, IconFolderOpen, IconPlugConnectedX, IconSettings } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { commands } from '../../api/commands.ts'
import { chooseLibrary, loadRecentLibraries, openLibrary, useLibraries, useLibraryName } from '../../api/libraries-store.ts'
import { type PaletteEntry, usePaletteEntries } from '../../api/palette-store.ts'
import { attempt } from '../../api/report.ts'
import { plural } from '../../ui/format.ts'
import classes from './library-menu.module.css'

const icon = { size: 16, stroke: 1.5 } as const

/** Entries of the palette: every library that was open here, and the way to another. */
function useLibraryEntries(): void {
  const recent = useLibraries((state) => state.recent)
  const entries = useMemo((): PaletteEntry[] => {
    const others = recent.filter(({ open, there }) => !open && there)
    return [
      ...others.map(({ folder, name, pictures }) => ({
        id: `library.open.${folder}`,
        group: 'Library',
        label: `Open library: ${name}`,
        description: `${plural(pictures, 'picture')}, ${folder}`,
        run: () => attempt(openLibrary(folder))
      })),
      { id: 'library.choose', group: 'Library', label: 'Open another library…', keywords: ['folder', 'new', 'switch'], run: () => attempt(chooseLibrary()) },
      {
        id: 'library.settings',
        group: 'Library',
        label: 'Back up, move, check or repair the library',
        keywords: ['backup', 'restore', 'verify', 'settings'],
        run: () => commands.run('openLibrarySettings')
      }
    ]
  }, [recent])
  usePaletteEntries('libraries', entries)
}

/** The name of the open library, and the way to the others. */
export function LibraryMenu(): ReactNode {
  const recent = useLibraries((state) => state.recent)
  const name = useLibraryName()
  useLibraryEntries()
  const others = recent.filter(({ open }) => !open)
  return (
    <Menu position="top-end" width={300} onOpen={() => attempt(loadRecentLibraries())}>
      <Menu.Target>
        <UnstyledButton className={classes.name} aria-label={`Library: ${name}`}>
          <span>{name === '' ? 'Library' : name}</span>
          <IconChevronUp size={13} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {others.length > 0 ? <Menu.Label>Recent libraries</Menu.Label> : null}
        {others.slice(0, 6).map((library) => (
          <Menu.Item
            key={library.folder}
            disabled={!library.there}
            leftSection={library.there ? <IconFolderOpen {...icon} /> : <IconPlugConnectedX {...icon} />}
            title={library.folder}
            onClick={() => attempt(openLibrary(library.folder))}
          >
            <span className={classes.item}>{library.name}</span>
            <span className={classes.facts}>{library.there ? plural(library.pictures, 'picture') : 'Not there now: its disk is not connected'}</span>
          </Menu.Item>
        ))}
        {others.length > 0 ? <Menu.Divider /> : null}
        <Menu.Item leftSection={<IconFolderOpen {...icon} />} onClick={() => attempt(chooseLibrary())}>
          Open another…
        </Menu.Item>
        <Menu.Item leftSection={<IconSettings {...icon} />} onClick={() => commands.run('openLibrarySettings')}>
          Library settings
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
