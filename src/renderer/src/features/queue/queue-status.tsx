import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { commands } from '../../actions/commands.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { usePauses } from '../../data/pauses-store.ts'
import { useNow } from '../../ui/use-now.ts'
import { countJobs, statusOf } from './job-words.ts'
import { pausesInShort } from './pause-words.ts'
import classes from './queue.module.css'

/** The queue in the status bar: how much is going on, and the most serious state. Opens the queue. */
export function QueueStatus(): ReactNode {
  const counts = useJobs(useShallow((state) => countJobs(Object.values(state.byId))))
  const pauses = usePauses((state) => state.pauses)
  const now = useNow(pauses.length > 0)
  const { text, tone } = statusOf(counts)
  const paused = pausesInShort(pauses, now)
  return (
    <UnstyledButton className={classes.status} onClick={() => commands.run('goTo', { view: 'queue' })}>
      <span
        className={classes.dot}
        data-tone={paused === null || tone === 'decide' || tone === 'bad' ? tone : 'waiting'}
        aria-hidden
      />
      <span role="status" className={classes.statusText}>
        {paused === null ? text : `${paused}. ${text}`}
      </span>
    </UnstyledButton>
  )
}
