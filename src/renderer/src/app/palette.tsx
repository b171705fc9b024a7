import { Kbd } from '@mantine/core'
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { type MouseEvent, type ReactNode, useMemo } from 'react'
import { undoLast } from '../api/changes.ts'
import { commands, useCommand } from '../api/commands.ts'
import { type PaletteEntry, usePalette, usePaletteEntries } from '../api/palette-store.ts'
import classes from './palette.module.css'

const [store, palette] = createSpotlight()

const own: PaletteEntry[] = [
  { id: 'app.generate', group: 'Make', label: 'Generate', shortcut: 'Ctrl+Enter', run: () => commands.run('generate') },
  { id: 'app.prompt', group: 'Make', label: 'Write a prompt', shortcut: 'Ctrl+L', run: () => commands.run('focusPrompt') },
  { id: 'app.gallery', group: 'Go to', label: 'Gallery', shortcut: 'Ctrl+1', run: () => commands.run('goTo', { view: 'gallery' }) },
  {
    id: 'app.inpaint',
    group: 'Go to',
    label: 'Inpaint',
    shortcut: 'Ctrl+2',
    keywords: ['studio', 'mask', 'repaint'],
    run: () => commands.run('goTo', { view: 'inpaint' })
  },
  { id: 'app.queue', group: 'Go to', label: 'Queue', shortcut: 'Ctrl+3', keywords: ['jobs'], run: () => commands.run('goTo', { view: 'queue' }) },
  {
    id: 'app.statistics',
    group: 'Go to',
    label: 'Statistics',
    shortcut: 'Ctrl+4',
    keywords: ['figures', 'charts', 'disk', 'history'],
    run: () => commands.run('goTo', { view: 'statistics' })
  },
  {
    id: 'app.settings',
    group: 'Go to',
    label: 'Settings',
    shortcut: 'Ctrl+,',
    keywords: ['keys', 'services', 'library'],
    run: () => commands.run('goTo', { view: 'settings' })
  },
  { id: 'app.search', group: 'Go to', label: 'Search', shortcut: 'Ctrl+F', run: () => commands.run('focusSearch') },
  { id: 'app.undo', group: 'Pictures', label: 'Take back the last change', shortcut: 'Ctrl+Z', keywords: ['undo', 'restore'], run: undoLast },
  { id: 'app.theme', group: 'Window', label: 'Dark or light', shortcut: 'Ctrl+Shift+L', keywords: ['theme', 'colour'], run: () => commands.run('toggleTheme') },
  {
    id: 'app.compose',
    group: 'Window',
    label: 'Show or hide the left panel',
    shortcut: 'Ctrl+B',
    keywords: ['compose', 'browse'],
    run: () => commands.run('toggleCompose')
  },
  { id: 'app.inspector', group: 'Window', label: 'Show or hide the inspector', shortcut: 'Ctrl+I', run: () => commands.run('toggleInspector') },
  { id: 'app.shortcuts', group: 'Window', label: 'Keyboard shortcuts', shortcut: '?', run: () => commands.run('showShortcuts') }
]

/** The kit highlights an entry by its attribute and counts from its place; it offers no call for it. */
function highlight(place: (entries: Element[]) => number): void {
  const list = document.getElementById(store.getState().listId)
  const entries = [...(list?.querySelectorAll('[data-action]') ?? [])]
  const selected = place(entries)
  if (entries[selected] === undefined) return
  for (const entry of list?.querySelectorAll('[data-selected]') ?? []) entry.removeAttribute('data-selected')
  entries[selected].setAttribute('data-selected', 'true')
  store.updateState((state) => ({ ...state, selected }))
}

/** The list is there one frame after the dialog. */
function highlightFirst(): void {
  requestAnimationFrame(() => highlight(() => 0))
}

/** The entry under a mouse that moves is the one that Enter runs; a mouse that rests where the list opens or scrolls is not asked. */
function pointed({ movementX, movementY, currentTarget }: MouseEvent): void {
  if (movementX === 0 && movementY === 0) return
  highlight((entries) => entries.indexOf(currentTarget))
}

/** The palette over everything: what the frame offers first, then what each feature brings. */
export function Palette(): ReactNode {
  usePaletteEntries('app', own)
  useCommand('openPalette', palette.open)
  const bySource = usePalette((state) => state.entries)
  const groups = useMemo(() => {
    const result = new Map<string, SpotlightActionGroupData>()
    for (const entry of Object.values(bySource).flat()) {
      const group = result.get(entry.group) ?? { group: entry.group, actions: [] }
      result.set(entry.group, group)
      group.actions.push({
        id: entry.id,
        label: entry.label,
        description: entry.description,
        keywords: entry.keywords,
        onClick: entry.run,
        onMouseMove: pointed,
        rightSection: entry.shortcut ? <Kbd>{entry.shortcut}</Kbd> : undefined
      })
    }
    return [...result.values()]
  }, [bySource])
  return (
    <Spotlight
      store={store}
      actions={groups}
      shortcut={null}
      onSpotlightOpen={highlightFirst}
      nothingFound="No command has that in its name."
      scrollable
      // A list that scrolls must be reached by the keyboard alone, also where its entries are not.
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      maxHeight={420}
      size={560}
      centered={false}
      yOffset="14vh"
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      classNames={{ content: classes.content, actionsGroup: classes.group, action: classes.entry }}
      searchProps={{ placeholder: 'What do you want to do?', 'aria-label': 'Search commands', leftSection: <IconSearch size={18} stroke={1.5} aria-hidden /> }}
    />
  )
}
