import type { ReactNode } from 'react'
import { ActionButton } from '../../../ui/action-button.tsx'
import { usePainter } from '../studio/use-painter.ts'
import { clearMask, fillMask, invertMask, redo, undo } from '../studio-actions.ts'
import { EdgeMenu } from './edge-menu.tsx'
import classes from './tool-bar.module.css'

/** Undo and redo. */
export function HistoryButtons(): ReactNode {
  const canUndo = usePainter((state) => state.canUndo)
  const canRedo = usePainter((state) => state.canRedo)
  return (
    <div className={classes.group} role="group" aria-label="History">
      <ActionButton side="top" action={undo} disabled={!canUndo} />
      <ActionButton side="top" action={redo} disabled={!canRedo} />
    </div>
  )
}

/** What changes the whole mask at once. */
export function MaskEdits(): ReactNode {
  const empty = usePainter((state) => state.bounds === null)
  const full = usePainter((state) => state.full)
  return (
    <div className={classes.group} role="group" aria-label="The whole mask">
      <ActionButton side="top" action={invertMask} />
      <ActionButton side="top" action={fillMask} disabled={full} />
      <ActionButton side="top" action={clearMask} disabled={empty} />
      <EdgeMenu disabled={empty} />
    </div>
  )
}
