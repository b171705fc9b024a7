import { Button } from '@mantine/core'
import { IconListDetails, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { formatElapsed } from '../../../../shared/words/time.ts'
import { commands } from '../../actions/commands.ts'
import { api } from '../../data/client.ts'
import { isPaused, isUploading, tileWords } from '../../data/job-words.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { attempt } from '../../data/report.ts'
import { EndedJobButtons } from '../../ui/ended-job-buttons.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
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

function RunningTile({ job, left, width, column }: Props): ReactNode {
  const model = useModel(job)
  const now = useNow(job.startedAt !== null)
  // While it waits for its time nothing goes on that a moving bar could show.
  const started = !isPaused(job, now) && (job.state !== 'queued' || isUploading(job))
  const text = tileWords(job, now)
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
          {job.startedAt === null ? null : (
            <span className={classes.elapsed}>{formatElapsed(now - job.startedAt)}</span>
          )}
        </div>
        {started ? <ProgressBar fraction={job.fraction} /> : null}
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
  const nextStep = job.error?.data.nextStep ?? ''
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      className={`${classes.tile} ${classes.failed} ${uncertain || job.held !== null ? classes.uncertain : ''}`}
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
        <div className={`${classes.buttons} ${classes.tiny}`}>
          <IconButton
            label="Show in the queue"
            size={24}
            icon={<IconListDetails size={16} stroke={1.5} />}
            onClick={() => commands.run('showJob', { jobId: job.id })}
          />
        </div>
        <div className={`${classes.buttons} ${classes.large}`}>
          <EndedJobButtons job={job} />
        </div>
      </div>
    </div>
  )
}
