import type { ReactNode } from 'react'
import type { Job } from '../../../../../shared/domain/job.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatElapsed } from '../../../../../shared/words/time.ts'
import { cancelJob, jobContext, tryNow } from '../../../actions/jobs.ts'
import { waitLine } from '../../../data/held-jobs.ts'
import { isUploading, tileWords } from '../../../data/job-words.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { ActionTextButton } from '../../../ui/action-text-button.tsx'
import { EndedJobButtons } from '../../../ui/ended-job-buttons.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { useWait } from '../../../ui/use-wait.ts'
import classes from './results.module.css'
import { isUnderWay } from './results.ts'

/** A repaint without a result yet. */
export function JobTile({ job }: { job: Job }): ReactNode {
  return isUnderWay(job) ? <UnderWay job={job} /> : <Failed job={job} />
}

function UnderWay({ job }: { job: Job }): ReactNode {
  const { wait, now } = useWait(job)
  const text = wait === null ? tileWords(job) : waitLine(wait)
  const goesOn = wait === null && (job.state !== 'queued' || isUploading(job))
  return (
    <li className={classes.job}>
      <div className={classes.jobWords}>
        <span title={text}>{text}</span>
        <span className={classes.elapsed}>
          {job.startedAt === null || wait !== null ? '' : formatElapsed(now - job.startedAt)}
        </span>
        {wait === null || wait.pauses.length === 0 ? (
          <ActionButton action={cancelJob} context={jobContext(job)} size={20} />
        ) : null}
      </div>
      {wait === null || wait.pauses.length === 0 ? null : (
        <div className={classes.jobButtons}>
          <ActionTextButton
            action={tryNow}
            context={{ ...jobContext(job), pauses: wait.pauses }}
            size="compact-xs"
            variant="subtle"
          />
          <ActionTextButton
            action={cancelJob}
            context={jobContext(job)}
            size="compact-xs"
            variant="subtle"
            color="gray"
          />
        </div>
      )}
      {goesOn ? <ProgressBar fraction={job.fraction} /> : null}
    </li>
  )
}

function Failed({ job }: { job: Job }): ReactNode {
  const uncertain = job.state === 'uncertain'
  const { message, data } = job.error ?? { message: t('inpaint.jobTile.failed'), data: {} }
  return (
    <li className={classes.failed} data-uncertain={uncertain || undefined}>
      <p className={classes.title} data-selectable>
        {uncertain ? t('inpaint.jobTile.mayHaveBeenCharged') : message}
      </p>
      {data.nextStep ? (
        <p className={classes.next} data-selectable>
          {data.nextStep}
        </p>
      ) : null}
      <div className={classes.buttons}>
        <EndedJobButtons job={job} />
      </div>
    </li>
  )
}
