import type { ReactNode } from 'react'
import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatElapsed } from '../../../../shared/words/time.ts'
import { cancelJob, helpJob, jobContext, tryNow } from '../../actions/jobs.ts'
import { type Wait, waitLine } from '../../data/held-jobs.ts'
import { isUploading, tileWords } from '../../data/job-words.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { EndedJobButtons, EndedJobMenu } from '../../ui/ended-job-buttons.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useWait } from '../../ui/use-wait.ts'
import classes from './job-tile.module.css'

interface Props {
  job: Job
  left: number
  width: number
  column: number
}

/** A job in place of its picture: active, failed, or possibly charged. */
export function JobTile(props: Props): ReactNode {
  return hasEnded(props.job) ? <EndedTile {...props} /> : <RunningTile {...props} />
}

function useModel(job: Job): string {
  return useProviders((state) => {
    const found = findOperation(state.providers, job.request.operationId)
    return found ? `${found.operation.label} · ${found.provider.label}` : job.request.operationId
  })
}

/** What was requested, and from whom. */
function Asked({ job, model }: { job: Job; model: string }): ReactNode {
  const { prompt } = job.request.parameters
  return (
    <div className={classes.asked}>
      {prompt.trim() === '' ? null : (
        <span className={classes.prompt} title={prompt}>
          {prompt}
        </span>
      )}
      <span className={classes.model} title={model}>
        {model}
        {job.expected > 1 ? ` · ${t('gallery.common.pictures', { count: job.expected })}` : ''}
      </span>
    </div>
  )
}

function RunningTile({ job, left, width, column }: Props): ReactNode {
  const model = useModel(job)
  const { wait, now } = useWait(job)
  // While it waits there is nothing that a progress bar could show.
  const started = wait === null && (job.state !== 'queued' || isUploading(job))
  const text = wait === null ? tileWords(job) : waitLine(wait)
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      className={`${classes.tile} ${started ? classes.running : ''}`}
      style={{ insetInlineStart: left, width }}
      aria-label={`${model}: ${text}`}
    >
      <div className={classes.body}>
        <Asked job={job} model={model} />
        {wait === null ? (
          <div className={classes.words}>
            <span title={text}>{text}</span>
            {job.startedAt === null ? null : (
              <span className={classes.elapsed}>{formatElapsed(now - job.startedAt)}</span>
            )}
          </div>
        ) : (
          <Waiting job={job} wait={wait} />
        )}
        {started ? <ProgressBar fraction={job.fraction} /> : null}
      </div>
      {wait === null ? (
        <ActionButton className={classes.cancel} action={cancelJob} context={jobContext(job)} size={22} />
      ) : null}
    </div>
  )
}

/** Why it waits, what happens next, and the two options. */
function Waiting({ job, wait: { what, next, pauses } }: { job: Job; wait: Wait }): ReactNode {
  const about = { context: { ...jobContext(job), pauses }, size: 'compact-xs' } as const
  return (
    <>
      <span className={classes.what} title={what}>
        {what}
      </span>
      {next === '' ? null : (
        <span className={classes.nextTry} title={next}>
          {next}
        </span>
      )}
      <div className={classes.ways}>
        {pauses.length === 0 ? null : <ActionTextButton {...about} action={tryNow} />}
        {job.error?.data.action === 'unlock' ? <ActionTextButton {...about} action={helpJob} /> : null}
        <ActionTextButton {...about} variant="subtle" color="gray" action={cancelJob} />
      </div>
    </>
  )
}

function EndedTile({ job, left, width, column }: Props): ReactNode {
  const model = useModel(job)
  const uncertain = job.state === 'uncertain'
  const title = uncertain
    ? t('gallery.jobTile.mayHaveBeenCharged')
    : (job.error?.message ?? t('gallery.jobTile.failed'))
  const nextStep = job.error?.data.nextStep ?? ''
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      className={`${classes.tile} ${classes.failed} ${uncertain || job.held !== null ? classes.uncertain : ''}`}
      style={{ insetInlineStart: left, width }}
      aria-label={`${model}: ${title} ${nextStep}`}
    >
      <div className={classes.body}>
        <Asked job={job} model={model} />
        <span className={classes.title} title={title}>
          {title}
        </span>
        {nextStep === '' ? null : (
          <span className={classes.next} title={nextStep}>
            {nextStep}
          </span>
        )}
        <div className={`${classes.buttons} ${classes.all}`}>
          <EndedJobButtons job={job} />
        </div>
        <div className={`${classes.buttons} ${classes.few}`}>
          <EndedJobMenu job={job} />
        </div>
        <div className={`${classes.buttons} ${classes.lone}`}>
          <EndedJobMenu job={job} lone />
        </div>
      </div>
    </div>
  )
}
