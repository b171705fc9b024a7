import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { canBeFetched, hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { toWireError } from '../../../../shared/errors.ts'
import { api } from '../../api/client.ts'
import { commands } from '../../api/commands.ts'
import { asksFirst, isFetched, removeJob, sendAgain, tryAgain } from '../../api/send-again.ts'
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
        {job.attempts === 0
          ? // Held back before this installation sent it: its error says why.
            [job.error?.message, job.error?.data.nextStep].filter(Boolean).join(' ')
          : `The connection ended after the request was sent, so ${provider} may have made the picture and charged for it. Nothing is sent again by itself.`}
        {job.handle === null && job.attempts > 0 ? ' The service gave no job number, so it cannot be asked.' : null}
      </p>
      <div className={classes.buttons}>
        {job.handle === null ? null : <AskAgain job={job} busy={busy} run={run} />}
        <Button size="xs" loading={busy === 'retry'} disabled={busy !== null} onClick={() => run('retry', () => sendAgain(job))}>
          {sendAgainWords}
        </Button>
        <Remove job={job} busy={busy} run={run} />
      </div>
    </>
  )
}

/** Costs nothing: the service has the job, or its picture is there already. */
function AskAgain({ job, busy, run }: Pick<Props, 'job'> & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  return (
    <Button size="xs" loading={busy === 'resume'} disabled={busy !== null} onClick={() => run('resume', () => api.jobs.resume({ id: job.id }))}>
      {isFetched(job) ? 'Fetch the picture' : 'Ask the service again'}
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

/** The first button of a failed job: what its error says would help. */
function followUp(job: Job, run: ReturnType<typeof useWork>['run']): void {
  const action = job.error?.data.action
  if (action === undefined || action === 'retry' || action === 'wait' || action === 'free-space') return run('follow', () => tryAgain(job))
  commands.run('followError', { action, jobId: job.id })
}

function Failed({ job, busy, run }: Pick<Props, 'job'> & Pick<ReturnType<typeof useWork>, 'busy' | 'run'>): ReactNode {
  const label = job.error ? actionLabel(job.error) : 'Try again'
  const edits = job.error?.data.action === 'edit-request'
  const fetched = canBeFetched(job)
  // Asking costs nothing and comes first; it stands for "Try again", which would do the same.
  const asks = job.handle !== null && asksFirst(job)
  return (
    <div className={classes.buttons}>
      {asks ? <AskAgain job={job} busy={busy} run={run} /> : null}
      {label === null || asks ? null : (
        <Button size="xs" loading={busy === 'follow'} disabled={busy !== null} onClick={() => followUp(job, run)}>
          {label}
        </Button>
      )}
      {job.handle !== null && !asks && job.error?.data.action !== 'free-space' ? <AskAgain job={job} busy={busy} run={run} /> : null}
      {(label === 'Try again' && !fetched) || edits ? null : (
        <Button size="xs" loading={busy === 'retry'} disabled={busy !== null} onClick={() => run('retry', () => sendAgain(job))}>
          {fetched ? sendAgainWords : 'Try again'}
        </Button>
      )}
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
      <Button size="xs" loading={busy === 'retry'} disabled={busy !== null} onClick={() => run('retry', () => sendAgain(job))}>
        {job.attempts === 0 ? 'Send it after all' : sendAgainWords}
      </Button>
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
