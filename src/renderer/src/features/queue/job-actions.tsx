import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { canBeFetched, hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { toWireError } from '../../../../shared/errors.ts'
import { type Action, labelOf } from '../../actions/action.ts'
import { commands } from '../../actions/commands.ts'
import { cancelJob, fillCompose, jobContext, resumeJob, sendJobAgain, takeOffList } from '../../actions/jobs.ts'
import { actionLabel } from './job-words.ts'
import classes from './queue.module.css'

/** Where a button that costs nothing stands before it, it steps back. */
const quietIf = (beside: boolean): Pick<DoProps, 'weight'> => (beside ? { weight: 'quiet' } : {})

interface Props {
  job: Job
  /** Of the service. */
  provider: string
}

/** What one of the row's buttons is doing, and what went wrong with it. */
function useWork(): {
  busy: string | null
  failure: string | null
  run: (name: string, work: () => Promise<unknown>) => void
} {
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const run = (name: string, work: () => Promise<unknown>): void => {
    setBusy(name)
    setFailure(null)
    work()
      .catch((error: unknown) => {
        const { message, data } = toWireError(error)
        setFailure([message, data.nextStep].filter(Boolean).join(' '))
      })
      .finally(() => setBusy(null))
  }
  return { busy, failure, run }
}

function Uncertain({ job, provider, busy, run }: Props & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  return (
    <>
      <p className={classes.explain} data-selectable>
        {[
          `${provider} may have made the picture and charged for it.`,
          job.error?.data.nextStep,
          'Nothing is sent again by itself.',
          job.handle === null && job.startedAt !== null
            ? 'The service gave no job number, so it cannot be asked.'
            : null
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <div className={classes.buttons}>
        {job.handle === null ? null : <Do action={resumeJob} job={job} busy={busy} run={run} weight="leads" />}
        <Do action={sendJobAgain} job={job} busy={busy} run={run} {...quietIf(job.handle !== null)} />
        <Do action={takeOffList} job={job} busy={busy} run={run} weight="quiet" />
      </div>
    </>
  )
}

interface DoProps extends Pick<ReturnType<typeof useWork>, 'busy' | 'run'> {
  action: Action
  job: Job
  /** The one that leads; or one that steps back behind it. */
  weight?: 'leads' | 'quiet'
}

/** A button of the row: it turns while it is at work, and the others wait. */
function Do({ action, job, busy, run, weight }: DoProps): ReactNode {
  const context = jobContext(job)
  const look =
    weight === 'leads'
      ? ({ variant: 'filled' } as const)
      : weight === 'quiet'
        ? ({ variant: 'subtle', color: 'gray' } as const)
        : {}
  return (
    <Button
      size="xs"
      {...look}
      loading={busy === action.id}
      disabled={busy !== null}
      onClick={() => run(action.id, async () => await action.run(context))}
    >
      {labelOf(action, context)}
    </Button>
  )
}

function Failed({ job, busy, run }: Pick<Props, 'job'> & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  const { action } = job.error?.data ?? {}
  const label = job.error ? actionLabel(job.error) : 'Try again'
  const edits = action === 'edit-request'
  // What its error says would help, where that is something else than another try.
  const helps = action !== undefined && label !== null && label !== 'Try again'
  const asks = !helps && canBeFetched(job)
  const asksBesides = !asks && job.handle !== null && action !== 'free-space'
  return (
    <div className={classes.buttons}>
      {asks ? <Do action={resumeJob} job={job} busy={busy} run={run} weight="leads" /> : null}
      {helps ? (
        <Button
          size="xs"
          disabled={busy !== null}
          onClick={() => commands.run('followError', { action, jobId: job.id })}
        >
          {label}
        </Button>
      ) : null}
      {asksBesides ? <Do action={resumeJob} job={job} busy={busy} run={run} weight="leads" /> : null}
      {edits ? null : <Do action={sendJobAgain} job={job} busy={busy} run={run} {...quietIf(asks || asksBesides)} />}
      {edits ? null : <Do action={fillCompose} job={job} busy={busy} run={run} weight="quiet" />}
      <Do action={takeOffList} job={job} busy={busy} run={run} weight="quiet" />
    </div>
  )
}

/** A job that was cancelled after the service had it: its picture may still be had, and is perhaps paid for. */
function Cancelled({
  job,
  busy,
  run
}: Pick<Props, 'job'> & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  return (
    <div className={classes.buttons}>
      {canBeFetched(job) ? <Do action={resumeJob} job={job} busy={busy} run={run} weight="leads" /> : null}
      <Do action={sendJobAgain} job={job} busy={busy} run={run} {...quietIf(canBeFetched(job))} />
      <Do action={takeOffList} job={job} busy={busy} run={run} weight="quiet" />
    </div>
  )
}

/** What can be done with a job as it stands, and what went wrong when it was tried. */
export function JobActions({ job, provider }: Props): ReactNode {
  const { busy, failure, run } = useWork()
  return (
    <>
      {job.state === 'failed' ? <Failed job={job} busy={busy} run={run} /> : null}
      {job.state === 'uncertain' ? <Uncertain job={job} provider={provider} busy={busy} run={run} /> : null}
      {job.state === 'cancelled' ? <Cancelled job={job} busy={busy} run={run} /> : null}
      {hasEnded(job) ? null : (
        <div className={classes.aside}>
          <Do action={cancelJob} job={job} busy={busy} run={run} />
        </div>
      )}
      {failure ? (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      ) : null}
    </>
  )
}
