import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { commands } from '../../api/commands.ts'
import { useJobs } from '../../api/jobs-store.ts'
import { countJobs, statusOf } from './job-words.ts'
import classes from './queue.module.css'

/** The queue in the status bar: how much is going on, and the most serious state. Opens the queue. */
export function QueueStatus(): ReactNode {
  const counts = useJobs(useShallow((state) => countJobs(Object.values(state.byId))))
  const { text, tone } = statusOf(counts)
  return (
    <UnstyledButton className={classes.status} onClick={() => commands.run('goTo', { view: 'queue' })}>
      <span className={classes.dot} data-tone={tone} aria-hidden />
      <span role="status">{text}</span>
    </UnstyledButton>
  )
}
