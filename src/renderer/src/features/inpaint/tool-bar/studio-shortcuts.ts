/** What the keys do in the studio, for the list of shortcuts. The keys themselves are `painterShortcut`'s and the painter's. */

export interface StudioShortcut {
  group: string
  /** "Ctrl+Z"; Ctrl stands for Command on a Mac. */
  keys: string
  label: string
}

const group = 'Studio'

export const studioShortcuts: readonly StudioShortcut[] = [
  { group, keys: 'B', label: 'Brush' },
  { group, keys: 'E', label: 'Eraser' },
  { group, keys: 'X', label: 'Brush or eraser, the other one' },
  { group, keys: 'R', label: 'Rectangle' },
  { group, keys: 'O', label: 'Ellipse' },
  { group, keys: 'L', label: 'Lasso' },
  { group, keys: 'P', label: 'Polygon; Enter closes it, Backspace takes a corner back, Esc drops it' },
  { group, keys: 'W', label: 'Magic wand' },
  { group, keys: 'H', label: 'Hand; or hold Space with any tool' },
  { group, keys: '[, ]', label: 'Smaller, larger brush; or Alt and drag' },
  { group, keys: 'Shift', label: 'Brush: a straight line from the last point; shapes: equal sides' },
  { group, keys: 'Ctrl', label: 'Shapes, lasso and wand: take away' },
  { group, keys: 'Arrows', label: 'Move a cross over the picture; with Shift by 10, with Ctrl by 100 pixels' },
  { group, keys: 'Enter', label: 'Press and lift the tool at the cross' },
  { group, keys: 'Ctrl+Z', label: 'Undo' },
  { group, keys: 'Ctrl+Shift+Z', label: 'Redo' },
  { group, keys: 'Ctrl+I', label: 'Invert the mask' },
  { group, keys: 'Ctrl+A', label: 'Mask everything' },
  { group, keys: 'Delete', label: 'Clear the mask' },
  { group, keys: '0', label: 'Fit in the window' },
  { group, keys: '1', label: 'One to one' },
  { group, keys: '+, -', label: 'Zoom' },
  { group, keys: 'Ctrl+V', label: 'Open the picture on the clipboard' }
]
