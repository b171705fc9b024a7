/** The window's shortcuts: what the keys do and what the overlay lists are one table. */
import { type CommandName, type Commands, commands } from '../api/commands.ts'
import { studioShortcuts } from '../features/inpaint/tool-bar/studio-shortcuts.ts'

export interface Shortcut {
  /** "Ctrl+K"; Ctrl stands for Command on a Mac. */
  keys: string
  label: string
  group: string
  /** Left out where a feature listens itself while it has the focus. */
  run?: () => void
}

/** Commands that carry nothing. */
type Plain = { [N in CommandName]: undefined extends Commands[N] ? N : never }[CommandName]

const go = (name: Plain) => () => commands.run(name)

export const shortcuts: Shortcut[] = [
  { group: 'Anywhere', keys: 'Ctrl+K', label: 'Command palette', run: go('openPalette') },
  { group: 'Anywhere', keys: 'Ctrl+Enter', label: 'Generate', run: go('generate') },
  { group: 'Anywhere', keys: 'Ctrl+L', label: 'Write a prompt', run: go('focusPrompt') },
  { group: 'Anywhere', keys: 'Ctrl+F', label: 'Search', run: go('focusSearch') },
  { group: 'Anywhere', keys: 'Ctrl+Shift+F', label: 'Browse: filters, tags, collections', run: go('focusBrowse') },
  { group: 'Anywhere', keys: 'Ctrl+1', label: 'Gallery', run: () => commands.run('goTo', { view: 'gallery' }) },
  { group: 'Anywhere', keys: 'Ctrl+2', label: 'Inpaint', run: () => commands.run('goTo', { view: 'inpaint' }) },
  { group: 'Anywhere', keys: 'Ctrl+3', label: 'Queue', run: () => commands.run('goTo', { view: 'queue' }) },
  { group: 'Anywhere', keys: 'Ctrl+4', label: 'Statistics', run: () => commands.run('goTo', { view: 'statistics' }) },
  { group: 'Anywhere', keys: 'Ctrl+,', label: 'Settings', run: () => commands.run('goTo', { view: 'settings' }) },
  { group: 'Anywhere', keys: 'Ctrl+B', label: 'Show or hide the left panel', run: go('toggleCompose') },
  { group: 'Anywhere', keys: 'Ctrl+I', label: 'Show or hide the inspector', run: go('toggleInspector') },
  { group: 'Anywhere', keys: 'Ctrl+Shift+L', label: 'Dark or light', run: go('toggleTheme') },
  { group: 'Anywhere', keys: '?', label: 'These shortcuts', run: go('showShortcuts') },
  { group: 'Gallery', keys: 'Arrows', label: 'Move; with Shift: select as you go; with Ctrl: without selecting' },
  { group: 'Gallery', keys: 'Home, End, Page Up, Page Down', label: 'The same in larger steps' },
  { group: 'Gallery', keys: 'Enter', label: 'Open the picture' },
  { group: 'Gallery', keys: 'C', label: 'Compare two to four that are selected' },
  { group: 'Gallery', keys: 'S', label: 'Slideshow of what is selected, or of the list' },
  { group: 'Gallery', keys: 'Space', label: 'Quick look; again: close it' },
  { group: 'Gallery', keys: 'Shift+F10', label: 'The menu of the picture' },
  { group: 'Gallery', keys: 'Ctrl+A', label: 'Select all' },
  { group: 'Gallery', keys: 'Ctrl+Shift+A', label: 'Select the whole day' },
  { group: 'Gallery', keys: 'Ctrl+Space', label: 'Select or deselect this picture' },
  { group: 'Gallery', keys: 'Shift+drag, Ctrl+drag', label: 'Select with a frame; Ctrl adds to what is selected' },
  { group: 'Gallery', keys: '+, -', label: 'Larger, smaller tiles; also Ctrl and the wheel' },
  { group: 'Gallery', keys: 'Esc', label: 'Select nothing' },
  { group: 'Gallery and viewer', keys: 'F', label: 'Favourite' },
  { group: 'Gallery and viewer', keys: '1, …, 5', label: 'Rate; the same again or 0: no rating' },
  { group: 'Gallery and viewer', keys: 'Ctrl+T', label: 'Tags', run: () => commands.run('editTags') },
  { group: 'Gallery and viewer', keys: 'Ctrl+Z', label: 'Take back the last change' },
  { group: 'Gallery and viewer', keys: 'Delete', label: 'Move to the trash' },
  { group: 'Gallery and viewer', keys: 'Ctrl+C', label: 'Copy the image' },
  { group: 'Gallery and viewer', keys: 'Ctrl+Shift+C', label: 'Copy as files', run: go('copyAsFiles') },
  { group: 'Gallery and viewer', keys: 'Ctrl+E', label: 'Export what is selected, or all that is listed', run: go('exportInHand') },
  { group: 'Gallery and viewer', keys: 'U', label: 'Use these again' },
  { group: 'Gallery and viewer', keys: 'I', label: 'Repaint in the studio' },
  { group: 'Gallery and viewer', keys: 'L', label: 'Lineage: where it comes from, what came of it' },
  { group: 'Viewer', keys: 'Left, Right', label: 'Newer, older picture' },
  { group: 'Viewer', keys: 'Space, Shift+Space', label: 'Older, newer picture' },
  { group: 'Viewer', keys: 'Home, End', label: 'First, last picture' },
  { group: 'Viewer', keys: 'Page Up, Page Down', label: 'Ten pictures on' },
  { group: 'Viewer', keys: 'Z', label: 'Fit in the window, or one to one' },
  { group: 'Viewer', keys: '+, -', label: 'Zoom' },
  { group: 'Viewer', keys: 'K', label: 'Keep the zoom from picture to picture' },
  { group: 'Viewer', keys: 'T', label: 'Show or hide the filmstrip' },
  { group: 'Viewer', keys: 'Enter', label: 'Full screen' },
  { group: 'Viewer', keys: 'S', label: 'Slideshow from here' },
  { group: 'Viewer', keys: 'C', label: 'Compare with the older picture' },
  { group: 'Viewer', keys: 'Esc', label: 'Back to the gallery' },
  { group: 'Slideshow', keys: 'Space', label: 'Pause, go on' },
  { group: 'Slideshow', keys: 'Left, Right', label: 'Previous, next picture' },
  { group: 'Slideshow', keys: 'Up, Down', label: 'Show each longer, shorter' },
  { group: 'Slideshow', keys: 'R', label: 'In random order, or as listed' },
  { group: 'Slideshow', keys: 'L', label: 'Begin anew after the last one, or end' },
  { group: 'Slideshow', keys: 'Esc', label: 'Leave the slideshow' },
  { group: 'Comparison', keys: 'S, L, D', label: 'Side by side, slider, difference' },
  { group: 'Comparison', keys: 'Space', label: 'Flip from one to the next' },
  { group: 'Comparison', keys: 'Left, Right', label: 'Newer, older picture in the pane' },
  { group: 'Comparison', keys: 'X', label: 'Change places with the next pane' },
  { group: 'Comparison', keys: 'K', label: 'Zoom together, or each by itself' },
  { group: 'Comparison', keys: 'Z', label: 'Fit, or one to one' },
  { group: 'Comparison', keys: '+, -', label: 'Zoom' },
  { group: 'Comparison', keys: 'F', label: 'Favourite: the picture in the pane' },
  { group: 'Comparison', keys: '1, …, 5', label: 'Rate the picture in the pane' },
  { group: 'Comparison', keys: 'Enter', label: 'Open the picture in the pane' },
  { group: 'Comparison', keys: 'Esc', label: 'Back to where you came from' },
  { group: 'Comparison', keys: 'T', label: 'Show or hide what they were made from' },
  { group: 'Lineage', keys: 'Left, Right', label: 'To what it was made from; to what was made from it' },
  { group: 'Lineage', keys: 'Up, Down', label: 'To the steps beside it' },
  { group: 'Lineage', keys: 'Enter', label: 'Open the picture' },
  { group: 'Lineage', keys: 'Space', label: 'Quick look' },
  { group: 'Lineage', keys: 'B', label: 'Branch from here' },
  { group: 'Lineage', keys: 'C', label: 'Compare with another step' },
  { group: 'Lineage', keys: 'F, I, U', label: 'Favourite; repaint; use these again' },
  { group: 'Lineage', keys: 'Delete', label: 'Move to the trash' },
  { group: 'Lineage', keys: 'Esc', label: 'Compare nothing; back to where you came from' },
  { group: 'Lineage', keys: 'Z', label: 'The whole tree' },
  { group: 'Lineage', keys: '+, -', label: 'Zoom' },
  { group: 'Studio', keys: 'Ctrl+Enter', label: 'Repaint' },
  { group: 'Studio', keys: 'Left, Right', label: 'Before and after: newer, older result' },
  ...studioShortcuts
]

/** What of a key event decides. */
export interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/**
 * The shortcut of a key event.
 * @param typing the focus is where text goes: only shortcuts with Ctrl count then
 */
export function shortcutOf(pressed: Pressed, typing: boolean): Shortcut | undefined {
  const ctrl = pressed.ctrlKey || pressed.metaKey
  if (pressed.altKey || (typing && !ctrl)) return undefined
  return shortcuts.find(({ keys, run }) => {
    if (!run) return false
    const parts = keys.split('+')
    const key = parts.at(-1)!
    if (parts.includes('Ctrl') !== ctrl || key.toLowerCase() !== pressed.key.toLowerCase()) return false
    // "?" is typed with Shift on most keyboards; the key itself says so.
    return key === '?' || parts.includes('Shift') === pressed.shiftKey
  })
}
