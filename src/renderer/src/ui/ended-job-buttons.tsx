import type { ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Job } from '../../../shared/domain/job.ts'
import { helpJob, jobContext, resumeJob, sendJobAgain, takeOffList } from '../actions/jobs.ts'
import { asksFirst } from '../actions/send-again.ts'
import { ActionTextButton } from './action-text-button.tsx'

const quiet = { variant: 'subtle', color: 'gray' } as const satisfies ButtonProps

/**
 * What can be done from its tile with a job that failed, may have been charged, or was cancelled when its picture was
 * made. Sending again asks first where it can cost twice.
 */
export function EndedJobButtons({ job }: { job: Job }): ReactNode {
  const about = { context: jobContext(job), size: 'xs', short: true } as const
  return (
    <>
      <Ways job={job} about={about} />
      <ActionTextButton {...about} {...quiet} action={takeOffList} />
    </>
  )
}

function Ways({ job, about }: { job: Job; about: Omit<Parameters<typeof ActionTextButton>[0], 'action'> }): ReactNode {
  if (job.state === 'uncertain')
    return (
      <>
        {job.handle === null ? null : <ActionTextButton {...about} variant="filled" action={resumeJob} />}
        <ActionTextButton {...about} {...(job.handle === null ? {} : quiet)} action={sendJobAgain} />
      </>
    )
  const asks = job.state === 'cancelled' || asksFirst(job)
  return <ActionTextButton {...about} action={asks ? resumeJob : helpJob} />
}
