import { Menu } from '@mantine/core'
import { IconFileImport, IconFolderPlus, IconKeyboard, IconLayoutSidebar, IconLayoutSidebarRight, IconPhotoPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAppInfo } from '../api/app-store.ts'
import { commands } from '../api/commands.ts'
import { useSettings } from '../api/settings-store.ts'
import { useBrowseEntries } from '../features/browse/browse-entries.ts'
import { FilterChips, removeLastFilter } from '../features/browse/chips/filter-chips.tsx'
import { SearchBox } from '../features/browse/search/search-box.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useFrame } from './store.ts'
import classes from './top-bar.module.css'
import { useInspectorToggle } from './use-room.ts'

export function TopBar(): ReactNode {
  useBrowseEntries()
  const view = useFrame((state) => state.view)
  const composeOpen = useSettings((state) => state.settings.layout.composeOpen)
  const { shown: inspectorShown } = useInspectorToggle()
  return (
    <header className={classes.bar}>
      <h1 className={classes.name}>Palimpsest</h1>
      <SearchBox onBackspace={removeLastFilter} />
      <FilterChips />
      <div className={classes.actions}>
        <button
          type="button"
          className={classes.palette}
          onClick={() => commands.run('openPalette')}
          aria-label="Command palette, Ctrl+K"
          aria-keyshortcuts="Control+K"
        >
          Ctrl K
        </button>
        <ImportMenu />
        <IconButton label="Keyboard shortcuts" shortcut="?" icon={<IconKeyboard size={18} stroke={1.5} />} onClick={() => commands.run('showShortcuts')} />
        {view === 'inpaint' ? null : (
          <>
            <IconButton
              label={composeOpen ? 'Hide the left panel' : 'Show the left panel'}
              shortcut="Ctrl+B"
              icon={<IconLayoutSidebar size={18} stroke={1.5} />}
              onClick={() => commands.run('toggleCompose')}
            />
            <IconButton
              label={inspectorShown ? 'Hide inspector' : 'Show inspector'}
              shortcut="Ctrl+I"
              icon={<IconLayoutSidebarRight size={18} stroke={1.5} />}
              onClick={() => commands.run('toggleInspector')}
            />
          </>
        )}
      </div>
    </header>
  )
}

/** The ways for pictures of other programs to come in; dropping them anywhere is the third. */
function ImportMenu(): ReactNode {
  const ready = useAppInfo((state) => state.library?.state === 'ready')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={ready ? 'Import' : 'Import: the library cannot be written now'} icon={<IconFileImport size={18} stroke={1.5} />} disabled={!ready} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPhotoPlus size={16} stroke={1.5} />} onClick={() => commands.run('importFiles')}>
          Import pictures…
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderPlus size={16} stroke={1.5} />} onClick={() => commands.run('importFolder')}>
          Import a folder…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
