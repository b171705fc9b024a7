import { Menu } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { chordForAria, chordInWords } from '../actions/chord.ts'
import type { View } from '../actions/commands.ts'
import { importFolder, importPictures } from '../actions/imports.ts'
import { runAction } from '../actions/registry.ts'
import { useAppInfo } from '../data/app-store.ts'
import { FilterChips, removeLastFilter } from '../features/filters/chips/filter-chips.tsx'
import { SearchBox } from '../features/filters/search/search-box.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { ActionItem } from '../ui/action-item.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useLayout } from './layout-store.ts'
import classes from './top-bar.module.css'
import { inspector, leftPanel, palette, shortcutSheet } from './window-actions.ts'

const paletteKey = chordInWords('Ctrl+K')

/** Where the list shows the effect of search and filters: elsewhere they would do nothing visible. */
export const listsPictures = (view: View): boolean => view === 'gallery' || view === 'viewer'

export function TopBar(): ReactNode {
  const view = useLayout((state) => state.view)
  return (
    <header className={classes.bar}>
      <h1 className={classes.name}>Palimpsest</h1>
      {listsPictures(view) ? (
        <>
          <SearchBox onBackspace={removeLastFilter} />
          <FilterChips />
        </>
      ) : null}
      <div className={classes.actions}>
        <button
          type="button"
          className={classes.palette}
          onClick={() => runAction(palette)}
          aria-label={t('app.topBar.commandPalette', { paletteKey })}
          aria-keyshortcuts={chordForAria('Ctrl+K')}
        >
          {paletteKey.replace('+', ' ')}
        </button>
        <ImportMenu />
        <ActionButton action={shortcutSheet} />
        {view === 'inpaint' ? null : (
          <>
            <ActionButton action={leftPanel} />
            <ActionButton action={inspector} />
          </>
        )}
      </div>
    </header>
  )
}

/** Two ways to import pictures; dropping them anywhere is the third. */
function ImportMenu(): ReactNode {
  const ready = useAppInfo((state) => state.library?.state === 'ready')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton
          label={ready ? t('app.topBar.import') : t('app.topBar.importLibraryCannotBeWritten')}
          icon={<IconFileImport size={18} stroke={1.5} />}
          disabled={!ready}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <ActionItem action={importPictures} />
        <ActionItem action={importFolder} />
      </Menu.Dropdown>
    </Menu>
  )
}
