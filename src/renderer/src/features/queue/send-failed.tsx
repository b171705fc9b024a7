import { Button } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { Job } from '../../../../shared/domain/job.ts'
import { ask, type Question } from '../../actions/ask.ts'
import { api } from '../../data/client.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { reportError } from '../../data/report.ts'
import { Banner } from '../../ui/banner.tsx'
import { costWords, countFailed, type FailedJobs, sortFailed } from './failed-words.ts'
import classes from './queue.module.css'

/** Named in the question; of more, their number. */
const mostNamed = 8

function Names({ jobs }: { jobs: readonly Job[] }): ReactNode {
  return (
    <>
      <p className={classes.confirm}>
        {jobs.length === 1
          ? 'The service may have worked on this already, and charged for it. ' +
            'Sent again, it may be charged a second time.'
          : 'The service may have worked on these already, and charged for them. ' +
            'Sent again, they may be charged a second time.'}
      </p>
      <ul className={classes.named}>
        {jobs.slice(0, mostNamed).map((job) => (
          <li key={job.id}>{job.request.parameters.prompt.slice(0, 120)}</li>
        ))}
        {jobs.length > mostNamed ? <li>and {jobs.length - mostNamed} more</li> : null}
      </ul>
    </>
  )
}

const chargesOf = (jobs: readonly Job[]): Question => ({
  title: jobs.length === 1 ? 'Send this one again too?' : `Send these ${jobs.length} again too?`,
  text: <Names jobs={jobs} />,
  yes: 'Send again (may cost twice)',
  no: jobs.length === 1 ? 'Leave it' : 'Leave them',
  danger: true
})

/**
 * One after the other: each is on the disk before the next. What cannot be sent stays as it is, and the first reason is
 * told.
 */
async function each(jobs: readonly Job[], act: (job: Job) => Promise<unknown>): Promise<void> {
  let first: unknown = null
  for (const job of jobs) {
    try {
      await act(job)
    } catch (error) {
      first ??= error
    }
  }
  if (first !== null) throw first
}

async function sendAll({ fetched, free, charged }: FailedJobs): Promise<void> {
  const agreed = charged.length > 0 ? ask(chargesOf(charged)) : Promise.resolve(false)
  // What costs nothing more does not wait for the answer.
  await each(fetched, ({ id }) => api.jobs.resume({ id })).catch(reportError)
  await each(free, ({ id }) => api.jobs.retry({ id, acceptCharge: false })).catch(reportError)
  if (await agreed) await each(charged, ({ id }) => api.jobs.retry({ id, acceptCharge: true }))
}

/** Everything that failed, sent again together; what that may cost is said before. */
export function SendFailed(): ReactNode {
  const byId = useJobs((state) => state.byId)
  const providers = useProviders((state) => state.providers)
  const [busy, setBusy] = useState(false)
  const failed = useMemo(() => sortFailed(Object.values(byId)), [byId])
  const count = countFailed(failed)
  if (count < 2 && !busy) return null
  const prices = [
    ...new Set(
      failed.free.map((job) => findOperation(providers, job.request.operationId)?.operation.price ?? 'price not known')
    )
  ]
  const press = (): void => {
    setBusy(true)
    sendAll(failed)
      .catch(reportError)
      .finally(() => setBusy(false))
  }
  return (
    <Banner
      tone="info"
      actions={
        <Button size="xs" loading={busy} onClick={press}>
          {`Send ${count} failed requests again`}
        </Button>
      }
    >
      {costWords(failed, prices)}
    </Banner>
  )
}
