import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { commands } from '../../actions/commands.ts'
import classes from './gallery.module.css'
import { type Folded, foldedWords } from './gallery-items.ts'

/** Stands for the ended jobs that have no tile. */
export function FoldedJobs({ folded }: { folded: Folded }): ReactNode {
  const words = foldedWords(folded)
  if (words === '') return null
  return (
    <div className={classes.folded} role="status">
      <IconAlertCircle size={16} stroke={1.5} aria-hidden />
      <span>{words}</span>
      <Button size="xs" variant="subtle" color="gray" onClick={() => commands.run('goTo', { view: 'queue' })}>
        Open the queue
      </Button>
    </div>
  )
}
