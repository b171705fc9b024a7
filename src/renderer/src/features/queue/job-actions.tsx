import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { mayCostTwice } from '../../../../shared/domain/charge.ts'
import { canBeFetched, hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { toWireError } from '../../../../shared/errors.ts'
import { api } from '../../api/client.ts'
import { commands } from '../../api/commands.ts'
import { isFetched, removeJob, sendAgain } from '../../api/send-again.ts'
import { actionLabel } from './job-words.ts'
import classes from './queue.module.css'

const sendAgainWords = 'Send again (may cost twice)'

interface Props {
  job: Job
  /** Of the service. */
  provider: string
}

/** What one of the row's buttons is doing, and what went wrong with it. */
function useWork(): { busy: string | null; failure: string | null; run: (name: string, work: () => Promise<unknown>) => void } {
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
      <p className={classes.explain}>
        {[
          `${provider} may have made the picture and charged for it.`,
          job.error?.data.nextStep,
          'Nothing is sent again by itself.',
          job.handle === null && job.startedAt !== null ? 'The service gave no job number, so it cannot be asked.' : null
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <div className={classes.buttons}>
        {job.handle === null ? null : <AskAgain job={job} busy={busy} run={run} />}
        <SendAgain job={job} words={sendAgainWords} beside={job.handle !== null} busy={busy} run={run} />
        <Remove job={job} busy={busy} run={run} />
      </div>
    </>
  )
}

/** Costs nothing: the service has the job, or its picture is there already. */
function AskAgain({ job, busy, run }: Pick<Props, 'job'> & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  return (
    <Button
      size="xs"
      variant="filled"
      loading={busy === 'resume'}
      disabled={busy !== null}
      onClick={() => run('resume', () => api.jobs.resume({ id: job.id }))}
    >
      {job.held !== null ? 'Store the picture' : isFetched(job) ? 'Fetch the picture' : 'Ask the service again'}
    </Button>
  )
}

/** @param beside a button that costs nothing stands before it, and leads */
function SendAgain({
  job,
  words,
  beside,
  busy,
  run
}: Pick<Props, 'job'> & { words: string; beside: boolean } & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  const weight = beside ? ({ variant: 'subtle', color: 'gray' } as const) : {}
  return (
    <Button size="xs" {...weight} loading={busy === 'retry'} disabled={busy !== null} onClick={() => run('retry', () => sendAgain(job))}>
      {words}
    </Button>
  )
}

function Remove({ job, busy, run }: Pick<Props, 'job'> & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  return (
    <Button size="xs" variant="subtle" color="gray" loading={busy === 'remove'} disabled={busy !== null} onClick={() => run('remove', () => removeJob(job))}>
      Take off the list
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
      {asks ? <AskAgain job={job} busy={busy} run={run} /> : null}
      {helps ? (
        <Button size="xs" disabled={busy !== null} onClick={() => commands.run('followError', { action, jobId: job.id })}>
          {label}
        </Button>
      ) : null}
      {asksBesides ? <AskAgain job={job} busy={busy} run={run} /> : null}
      {edits ? null : <SendAgain job={job} words={mayCostTwice(job) ? sendAgainWords : 'Try again'} beside={asks || asksBesides} busy={busy} run={run} />}
      {edits ? null : <UseInCompose job={job} />}
      <Remove job={job} busy={busy} run={run} />
    </div>
  )
}

function UseInCompose({ job }: { job: Job }): ReactNode {
  const { operationId, parameters } = job.request
  return (
    <Button size="xs" variant="subtle" color="gray" onClick={() => commands.run('reuse', { operationId, parameters, seed: 'same' })}>
      Use in compose
    </Button>
  )
}

/** A job that was cancelled after the service had it: its picture may still be had, and is perhaps paid for. */
function Cancelled({ job, busy, run }: Pick<Props, 'job'> & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  return (
    <div className={classes.buttons}>
      {canBeFetched(job) ? <AskAgain job={job} busy={busy} run={run} /> : null}
      <SendAgain job={job} words={job.attempts === 0 ? 'Send it after all' : sendAgainWords} beside={canBeFetched(job)} busy={busy} run={run} />
      <Remove job={job} busy={busy} run={run} />
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
          <Button size="xs" loading={busy === 'cancel'} onClick={() => run('cancel', () => api.jobs.cancel({ id: job.id }))}>
            Cancel
          </Button>
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
