import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Job } from '../../../../../shared/domain/job.ts'
import { api } from '../../../api/client.ts'
import { commands } from '../../../api/commands.ts'
import { actionLabel } from '../../../api/error-words.ts'
import { attempt } from '../../../api/report.ts'
import { sendAgain } from '../../../api/send-again.ts'
import { formatElapsed, formatTime } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useNow } from '../../../ui/use-now.ts'
import classes from './results.module.css'
import { isUnderWay } from './results.ts'

/** A repaint that has not brought its result. */
export function JobTile({ job }: { job: Job }): ReactNode {
  return isUnderWay(job) ? <UnderWay job={job} /> : <Failed job={job} />
}

const stateWords: Partial<Record<Job['state'], string>> = {
  queued: 'In the queue',
  sending: 'Sent',
  polling: 'The service is at work',
  downloading: 'Downloading'
}

function words(job: Job): string {
  if (job.state === 'waiting' && job.waitUntil !== null) return `Waiting until ${formatTime(job.waitUntil)}`
  const text = job.progress ?? stateWords[job.state] ?? 'Waiting'
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function UnderWay({ job }: { job: Job }): ReactNode {
  const now = useNow(job.startedAt !== null)
  const text = words(job)
  const percent = job.fraction === null ? null : Math.round(job.fraction * 100)
  return (
    <li className={classes.job}>
      <div className={classes.jobWords}>
        <span title={text}>{text}</span>
        <span className={classes.elapsed}>{job.startedAt === null ? '' : formatElapsed(now - job.startedAt)}</span>
        <IconButton label="Cancel" size={20} icon={<IconX size={14} stroke={1.5} />} onClick={() => attempt(api.jobs.cancel({ id: job.id }))} />
      </div>
      <div className={classes.progress} role="progressbar" aria-label="Progress" aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent ?? undefined}>
        <div
          className={classes.fill}
          data-unknown={percent === null || undefined}
          style={percent === null ? undefined : { width: `${Math.max(2, percent)}%` }}
        />
      </div>
    </li>
  )
}

function Failed({ job }: { job: Job }): ReactNode {
  const uncertain = job.state === 'uncertain'
  const { message, data } = job.error ?? { message: 'It did not work.', data: {} }
  const action = data.action ?? 'retry'
  return (
    <li className={classes.failed} data-uncertain={uncertain || undefined}>
      <p className={classes.title}>{uncertain ? 'May have been charged' : message}</p>
      {data.nextStep ? <p className={classes.next}>{data.nextStep}</p> : null}
      <div className={classes.buttons}>
        {uncertain ? (
          <>
            {job.handle === null ? null : (
              <Button size="xs" onClick={() => attempt(api.jobs.resume({ id: job.id }))}>
                Ask the service
              </Button>
            )}
            <Button size="xs" onClick={() => attempt(sendAgain(job))}>
              Send again…
            </Button>
          </>
        ) : (
          <Button size="xs" onClick={() => commands.run('followError', { action, jobId: job.id })}>
            {actionLabel(action)}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={() => attempt(api.jobs.remove({ id: job.id }))}>
          Dismiss
        </Button>
      </div>
    </li>
  )
}
