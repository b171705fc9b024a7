import type { ReactNode } from 'react'
import { canBeFetched, hasEnded, type Job } from '../../../../shared/domain/job.ts'
import {
  cancelJob,
  fillCompose,
  helpJob,
  jobContext,
  resumeJob,
  sendJobAgain,
  takeOffList,
  tryNow
} from '../../actions/jobs.ts'
import type { Wait } from '../../data/held-jobs.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { useWork, type Work } from '../../ui/use-work.ts'
import { hasHelp } from './job-words.ts'
import classes from './queue.module.css'

const leads = { variant: 'filled' } as const
/** Where a button that costs nothing stands before it, it steps back. */
const quiet = { variant: 'subtle', color: 'gray' } as const

interface Props {
  job: Job
  /** Why it does not go on, if so. */
  wait: Wait | null
  /** Of the service. */
  provider: string
}

/** What the buttons of a row share. */
interface Row {
  context: ReturnType<typeof jobContext>
  work: Work
  size: 'xs'
}

function Uncertain({ job, provider, row }: Omit<Props, 'wait'> & { row: Row }): ReactNode {
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
        {job.handle === null ? null : <ActionTextButton {...row} {...leads} action={resumeJob} />}
        <ActionTextButton {...row} {...(job.handle === null ? {} : quiet)} action={sendJobAgain} />
        <ActionTextButton {...row} {...quiet} action={takeOffList} />
      </div>
    </>
  )
}

function Failed({ job, row }: { job: Job; row: Row }): ReactNode {
  const { action } = job.error?.data ?? {}
  const edits = action === 'edit-request'
  const helps = hasHelp(job.error)
  const asks = !helps && canBeFetched(job)
  const asksBesides = !asks && job.handle !== null && action !== 'free-space'
  return (
    <div className={classes.buttons}>
      {asks ? <ActionTextButton {...row} {...leads} action={resumeJob} /> : null}
      {helps ? <ActionTextButton {...row} action={helpJob} /> : null}
      {asksBesides ? <ActionTextButton {...row} {...leads} action={resumeJob} /> : null}
      {edits ? null : <ActionTextButton {...row} {...(asks || asksBesides ? quiet : {})} action={sendJobAgain} />}
      {edits ? null : <ActionTextButton {...row} {...quiet} action={fillCompose} />}
      <ActionTextButton {...row} {...quiet} action={takeOffList} />
    </div>
  )
}

/** A job that was cancelled after the service had it: its picture may still be had, and is perhaps paid for. */
function Cancelled({ job, row }: { job: Job; row: Row }): ReactNode {
  const asks = canBeFetched(job)
  return (
    <div className={classes.buttons}>
      {asks ? <ActionTextButton {...row} {...leads} action={resumeJob} /> : null}
      <ActionTextButton {...row} {...(asks ? quiet : {})} action={sendJobAgain} />
      <ActionTextButton {...row} {...quiet} action={takeOffList} />
    </div>
  )
}

/** What can be done with a job as it stands, and what went wrong when it was tried. */
export function JobActions({ job, wait, provider }: Props): ReactNode {
  const work = useWork()
  const row: Row = { context: jobContext(job), work, size: 'xs' }
  return (
    <>
      {job.state === 'failed' ? <Failed job={job} row={row} /> : null}
      {job.state === 'uncertain' ? <Uncertain job={job} provider={provider} row={row} /> : null}
      {job.state === 'cancelled' ? <Cancelled job={job} row={row} /> : null}
      {hasEnded(job) ? null : (
        <div className={classes.aside}>
          {wait === null || wait.pauses.length === 0 ? null : (
            <ActionTextButton {...row} context={{ ...row.context, pauses: wait.pauses }} action={tryNow} />
          )}
          {job.error !== null && hasHelp(job.error) ? <ActionTextButton {...row} action={helpJob} /> : null}
          <ActionTextButton {...row} {...(wait === null ? {} : quiet)} action={cancelJob} />
        </div>
      )}
      {work.failure ? (
        <p className={classes.failure} role="alert">
          {work.failure}
        </p>
      ) : null}
    </>
  )
}
