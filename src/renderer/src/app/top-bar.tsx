import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconKeyboard, IconLayoutSidebar, IconLayoutSidebarRight, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { commands, useCommand } from '../api/commands.ts'
import { usePictures } from '../api/pictures-store.ts'
import { useSettings } from '../api/settings-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useFrame } from './store.ts'
import classes from './top-bar.module.css'
import { useInspectorToggle } from './use-room.ts'

/** Milliseconds of stillness before the library is asked. */
const searchDelay = 90

function Search(): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const searched = usePictures((state) => state.query.search)
  const [text, setText] = useState(searched)
  const [known, setKnown] = useState(searched)
  // The search can be cleared elsewhere, by the gallery's empty result.
  if (searched !== known) {
    setKnown(searched)
    setText(searched)
  }
  const search = useDebouncedCallback((wanted: string) => usePictures.getState().searchChanged(wanted.trim()), searchDelay)
  const typed = (wanted: string): void => {
    setText(wanted)
    if (useFrame.getState().view !== 'gallery') commands.run('goTo', { view: 'gallery' })
    search(wanted)
  }
  useCommand('focusSearch', () => input.current?.select())
  return (
    <TextInput
      ref={input}
      className={classes.search}
      size="xs"
      type="search"
      aria-label="Search prompts"
      placeholder="Search prompts"
      value={text}
      leftSection={<IconSearch size={15} stroke={1.5} aria-hidden />}
      rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the search" onClick={() => typed('')} />}
      onChange={(event) => typed(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        if (text === '') input.current?.blur()
        else typed('')
      }}
    />
  )
}

export function TopBar(): ReactNode {
  const view = useFrame((state) => state.view)
  const composeOpen = useSettings((state) => state.settings.layout.composeOpen)
  const { shown: inspectorShown } = useInspectorToggle()
  return (
    <header className={classes.bar}>
      <h1 className={classes.name}>Palimpsest</h1>
      <Search />
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
