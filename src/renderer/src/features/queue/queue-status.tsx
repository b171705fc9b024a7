import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { type PauseMessage, pauseMessages } from '../../data/pause-words.ts'
import { usePauses } from '../../data/pauses-store.ts'
import { useNow } from '../../ui/use-now.ts'
import { countJobs, statusOf } from './job-words.ts'
import { PauseButtons } from './pause-buttons.tsx'
import classes from './queue.module.css'

/** The queue in the status bar: why it is paused, how much is active, and the most serious state. Opens the queue. */
export function QueueStatus(): ReactNode {
  const counts = useJobs(useShallow((state) => countJobs(Object.values(state.byId))))
  const pauses = usePauses((state) => state.pauses)
  const now = useNow(pauses.length > 0)
  const { text, tone } = statusOf(counts)
  const [first, ...more] = pauseMessages(pauses, now)
  return (
    <div className={classes.statusRow}>
      <UnstyledButton className={classes.status} onClick={() => commands.run('goTo', { view: 'queue' })}>
        <span
          className={classes.dot}
          data-tone={first === undefined || tone === 'decide' || tone === 'bad' ? tone : 'waiting'}
          aria-hidden
        />
        <span role="status" className={classes.statusText}>
          {first === undefined ? null : <Paused message={first} more={more.length} />}
          <span className={classes.statusCounts}>{text}</span>
        </span>
      </UnstyledButton>
      {first === undefined ? null : <PauseButtons ids={first.ids} size="compact-xs" variant="subtle" />}
    </div>
  )
}

function Paused({ message: { what, next, trying }, more }: { message: PauseMessage; more: number }): ReactNode {
  return (
    <>
      <span title={what}>{t('queue.queueStatus.reason', { what, others: more })} </span>
      <span className={classes.statusNext} aria-live="off">
        {next}
        {trying ? '' : '.'}{' '}
      </span>
    </>
  )
}
