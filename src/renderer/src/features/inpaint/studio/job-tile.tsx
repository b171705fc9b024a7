import type { ReactNode } from 'react'
import type { Job } from '../../../../../shared/domain/job.ts'
import { formatElapsed } from '../../../../../shared/words/time.ts'
import { cancelJob, jobContext } from '../../../actions/jobs.ts'
import { tileWords } from '../../../data/job-words.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { EndedJobButtons } from '../../../ui/ended-job-buttons.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { useNow } from '../../../ui/use-now.ts'
import classes from './results.module.css'
import { isUnderWay } from './results.ts'

/** A repaint that has not brought its result. */
export function JobTile({ job }: { job: Job }): ReactNode {
  return isUnderWay(job) ? <UnderWay job={job} /> : <Failed job={job} />
}

function UnderWay({ job }: { job: Job }): ReactNode {
  const now = useNow(job.startedAt !== null)
  const text = tileWords(job, now)
  return (
    <li className={classes.job}>
      <div className={classes.jobWords}>
        <span title={text}>{text}</span>
        <span className={classes.elapsed}>{job.startedAt === null ? '' : formatElapsed(now - job.startedAt)}</span>
        <ActionButton action={cancelJob} context={jobContext(job)} size={20} />
      </div>
      <ProgressBar fraction={job.fraction} />
    </li>
  )
}

function Failed({ job }: { job: Job }): ReactNode {
  const uncertain = job.state === 'uncertain'
  const { message, data } = job.error ?? { message: 'It did not work.', data: {} }
  return (
    <li className={classes.failed} data-uncertain={uncertain || undefined}>
      <p className={classes.title} data-selectable>
        {uncertain ? 'May have been charged' : message}
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
