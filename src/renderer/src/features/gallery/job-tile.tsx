import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { api } from '../../api/client.ts'
import { commands } from '../../api/commands.ts'
import { actionLabel } from '../../api/error-words.ts'
import { findOperation, useProviders } from '../../api/providers-store.ts'
import { attempt } from '../../api/report.ts'
import { sendAgain } from '../../api/send-again.ts'
import { formatElapsed, formatTime } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useNow } from '../../ui/use-now.ts'
import classes from './job-tile.module.css'

interface Props {
  job: Job
  left: number
  width: number
  column: number
}

/** A job where its picture will be: on its way, failed, or perhaps charged. */
export function JobTile(props: Props): ReactNode {
  return hasEnded(props.job) ? <EndedTile {...props} /> : <RunningTile {...props} />
}

function useModel(job: Job): string {
  return useProviders((state) => {
    const found = findOperation(state.providers, job.request.operationId)
    return found ? `${found.operation.label} · ${found.provider.label}` : job.request.operationId
  })
}

function words(job: Job): string {
  if (job.state === 'queued') return 'In the queue'
  if (job.state === 'waiting' && job.waitUntil !== null) return `Waiting until ${formatTime(job.waitUntil)}`
  const text =
    job.progress ??
    { sending: 'Sent', polling: 'The service is at work', downloading: 'Downloading' }[job.state as 'sending' | 'polling' | 'downloading'] ??
    'Waiting'
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function RunningTile({ job, left, width, column }: Props): ReactNode {
  const model = useModel(job)
  const now = useNow(job.startedAt !== null)
  const started = job.state !== 'queued'
  const text = words(job)
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      className={`${classes.tile} ${started ? classes.running : ''}`}
      style={{ left, width }}
      aria-label={`${model}: ${text}`}
    >
      <div className={classes.body}>
        <span className={classes.model} title={model}>
          {model}
          {job.expected > 1 ? ` · ${job.expected} pictures` : ''}
        </span>
        <div className={classes.words}>
          <span title={text}>{text}</span>
          {job.startedAt === null ? null : <span className={classes.elapsed}>{formatElapsed(now - job.startedAt)}</span>}
        </div>
        {started ? (
          <div
            className={classes.bar}
            role="progressbar"
            aria-label="Progress"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={job.fraction === null ? undefined : Math.round(job.fraction * 100)}
          >
            {job.fraction === null ? (
              <div className={classes.fill} data-unknown />
            ) : (
              <div className={classes.fill} style={{ width: `${Math.max(2, job.fraction * 100)}%` }} />
            )}
          </div>
        ) : null}
      </div>
      <IconButton
        className={classes.cancel}
        label="Cancel"
        size={22}
        icon={<IconX size={14} stroke={1.5} />}
        onClick={() => attempt(api.jobs.cancel({ id: job.id }))}
      />
    </div>
  )
}

function EndedTile({ job, left, width, column }: Props): ReactNode {
  const model = useModel(job)
  const uncertain = job.state === 'uncertain'
  const title = uncertain ? 'May have been charged' : (job.error?.message ?? 'It did not work.')
  const status = job.error?.data.status
  const action = job.error?.data.action ?? 'retry'
  const nextStep = job.error?.data.nextStep ?? ''
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      className={`${classes.tile} ${classes.failed} ${uncertain ? classes.uncertain : ''}`}
      style={{ left, width }}
      aria-label={`${model}: ${title} ${nextStep}`}
    >
      <div className={classes.body}>
        <span className={classes.title} title={title}>
          {title}
        </span>
        <span className={classes.where} title={model}>
          {model}
          {status === undefined ? '' : ` · ${status}`}
        </span>
        {nextStep === '' ? null : (
          <span className={classes.next} title={nextStep}>
            {nextStep}
          </span>
        )}
        <div className={`${classes.buttons} ${classes.small}`}>
          <Button size="xs" onClick={() => commands.run('showJob', { jobId: job.id })}>
            Show in the queue
          </Button>
        </div>
        <div className={`${classes.buttons} ${classes.large}`}>
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
      </div>
    </div>
  )
}
