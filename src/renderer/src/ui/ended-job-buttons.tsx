import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Job } from '../../../shared/domain/job.ts'
import { commands } from '../actions/commands.ts'
import { asksFirst, isFetched, removeJob, sendAgain } from '../actions/send-again.ts'
import { api } from '../data/client.ts'
import { actionLabel } from '../data/error-words.ts'
import { attempt } from '../data/report.ts'

/**
 * What can be done from its tile with a job that failed, may have been charged, or was cancelled when its picture was
 * made. Sending again asks first where it can cost twice.
 */
export function EndedJobButtons({ job }: { job: Job }): ReactNode {
  const action = job.error?.data.action ?? 'retry'
  return (
    <>
      {job.state === 'uncertain' ? (
        <>
          {job.handle === null ? null : (
            <Button size="xs" variant="filled" onClick={() => attempt(api.jobs.resume({ id: job.id }))}>
              Ask the service
            </Button>
          )}
          <Button
            size="xs"
            {...(job.handle === null ? {} : { variant: 'subtle', color: 'gray' })}
            onClick={() => attempt(sendAgain(job))}
          >
            Send again…
          </Button>
        </>
      ) : job.state === 'cancelled' ? (
        <Button size="xs" onClick={() => attempt(api.jobs.resume({ id: job.id }))}>
          Fetch the picture
        </Button>
      ) : asksFirst(job) ? (
        <Button size="xs" onClick={() => attempt(api.jobs.resume({ id: job.id }))}>
          {job.held !== null ? 'Store the picture' : isFetched(job) ? 'Fetch the picture' : 'Ask the service'}
        </Button>
      ) : (
        <Button size="xs" onClick={() => commands.run('followError', { action, jobId: job.id })}>
          {actionLabel(action)}
        </Button>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={() => attempt(removeJob(job))}>
        Dismiss
      </Button>
    </>
  )
}
