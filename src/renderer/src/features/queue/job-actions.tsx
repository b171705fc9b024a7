import type { ReactNode } from 'react'
import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import type { ProviderInfo } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'
import { hasHelp, waysOn } from '../../actions/job-ways.ts'
import { cancelJob, helpJob, jobContext, tryNow } from '../../actions/jobs.ts'
import type { Wait } from '../../data/held-jobs.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { EndedJobButtons } from '../../ui/ended-job-buttons.tsx'
import { useWork } from '../../ui/use-work.ts'
import classes from './queue.module.css'

/** Less prominent beside a button that costs nothing. */
const quiet = { variant: 'subtle', color: 'gray' } as const

interface Props {
  job: Job
  /** Why it waits, if it does. */
  wait: Wait | null
  /** Undefined if the service is no longer known. */
  provider: Pick<ProviderInfo, 'demo' | 'label'> | undefined
}

/** What the user should know before deciding. */
function Uncertain({ job, provider }: Omit<Props, 'wait'>): ReactNode {
  return (
    <p className={classes.explain} data-selectable>
      {[
        t('queue.jobActions.mayBeCharged', {
          kind: provider === undefined ? 'unknown' : provider.demo ? 'demo' : 'service',
          provider: provider?.label ?? ''
        }),
        job.error?.data.nextStep,
        t('queue.jobActions.notSentAgain'),
        job.handle === null && job.startedAt !== null ? t('queue.jobActions.noJobNumber') : null
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  )
}

/** What can currently be done with a job, and what went wrong when it was tried. */
export function JobActions({ job, wait, provider }: Props): ReactNode {
  const work = useWork()
  const row = { context: jobContext(job), work, size: 'xs' } as const
  return (
    <>
      {job.state === 'uncertain' ? <Uncertain job={job} provider={provider} /> : null}
      {waysOn(job).length === 0 ? null : (
        <div className={classes.buttons}>
          <EndedJobButtons job={job} work={work} />
        </div>
      )}
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
