import { IconArrowBackUp, IconArrowForwardUp, IconBucketDroplet, IconContrast2, IconMaskOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { getPainter } from '../studio/painter-instance.ts'
import { usePainter } from '../studio/use-painter.ts'
import { EdgeMenu } from './edge-menu.tsx'
import classes from './tool-bar.module.css'

const icon = { size: 18, stroke: 1.5 }

/** Undo and redo. */
export function HistoryButtons(): ReactNode {
  const canUndo = usePainter((state) => state.canUndo)
  const canRedo = usePainter((state) => state.canRedo)
  const painter = getPainter()
  return (
    <div className={classes.group} role="group" aria-label="History">
      <IconButton side="top" label="Undo" shortcut="Ctrl+Z" icon={<IconArrowBackUp {...icon} />} disabled={!canUndo} onClick={() => painter.undo()} />
      <IconButton side="top" label="Redo" shortcut="Ctrl+Shift+Z" icon={<IconArrowForwardUp {...icon} />} disabled={!canRedo} onClick={() => painter.redo()} />
    </div>
  )
}

/** What changes the whole mask at once. */
export function MaskEdits(): ReactNode {
  const empty = usePainter((state) => state.bounds === null)
  const full = usePainter((state) => state.full)
  const painter = getPainter()
  return (
    <div className={classes.group} role="group" aria-label="The whole mask">
      <IconButton side="top" label="Invert the mask" shortcut="Ctrl+I" icon={<IconContrast2 {...icon} />} onClick={() => painter.invert()} />
      <IconButton side="top" label="Mask everything" shortcut="Ctrl+A" icon={<IconBucketDroplet {...icon} />} disabled={full} onClick={() => painter.fill()} />
      <IconButton side="top" label="Clear the mask" shortcut="Delete" icon={<IconMaskOff {...icon} />} disabled={empty} onClick={() => painter.clear()} />
      <EdgeMenu disabled={empty} />
    </div>
  )
}
