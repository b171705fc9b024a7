/** Trying a job again without ever paying twice unasked: what was answered is fetched again, and a request that may have been charged asks first. */
import { modals } from '@mantine/modals'
import type { Job } from '../../../shared/domain/job.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { api } from './client.ts'

/** Asks before a request goes out that may be paid for a second time. */
function confirmCharge(): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: 'Send it again?',
      children:
        'The service may have worked on this request already, and charged for it. Sending it again makes another picture and may be charged a second time.',
      labels: { confirm: 'Send again', cancel: 'Leave it' },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => resolve(true),
      onClose: () => resolve(false)
    })
  })
}

/** Sends a job's request again; asks first when that could cost twice. */
export async function sendAgain(job: Job): Promise<void> {
  try {
    await api.jobs.retry({ id: job.id, acceptCharge: false })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'may-have-been-charged') throw error
    if (await confirmCharge()) await api.jobs.retry({ id: job.id, acceptCharge: true })
  }
}

/** After these the service has nothing more to give for its job number. */
const over = new Set<ErrorCode | undefined>(['provider-failed', 'refused', 'bad-response', 'not-found'])

/** Whether the service still has what was paid for: its answer, or a job under a number that it can be asked by. */
export function canBeFetched(job: Pick<Job, 'answered' | 'error' | 'handle'>): boolean {
  const code = job.error?.code
  if (job.answered) return code !== 'not-found' || job.handle !== null
  return job.handle !== null && !over.has(code)
}

/** What "Try again" does: fetches what the service has already, and only without that sends the request again. */
export async function tryAgain(job: Job): Promise<void> {
  if (canBeFetched(job)) await api.jobs.resume({ id: job.id })
  else await sendAgain(job)
}
