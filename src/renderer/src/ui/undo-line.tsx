import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import classes from './undo-line.module.css'

/** Says in a dialog what was just removed from its list, and restores it. */
export function UndoLine({ children, onUndo }: { children: ReactNode; onUndo: () => void }): ReactNode {
  return (
    <div className={classes.line} role="status">
      <span className={classes.text}>{children}</span>
      <Button size="xs" onClick={onUndo}>
        {t('ui.undoLine.undo')}
      </Button>
    </div>
  )
}
