import { type ReactNode, useMemo } from 'react'
import { useJobs } from '../../data/jobs-store.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { Banner } from '../../ui/banner.tsx'
import { useWork } from '../../ui/use-work.ts'
import { costWords, countFailed, sortFailed } from './failed-words.ts'
import { sendFailed } from './queue-actions.tsx'

/** Everything that failed, sent again together; what that may cost is said before. */
export function SendFailed(): ReactNode {
  const byId = useJobs((state) => state.byId)
  const providers = useProviders((state) => state.providers)
  const work = useWork()
  const failed = useMemo(() => sortFailed(Object.values(byId)), [byId])
  if (countFailed(failed) < 2 && !work.busy) return null
  const prices = [
    ...new Set(
      failed.free.map((job) => findOperation(providers, job.request.operationId)?.operation.price ?? 'price not known')
    )
  ]
  return (
    <Banner tone="info" actions={<ActionTextButton action={sendFailed} work={work} size="xs" />}>
      {costWords(failed, prices)}
    </Banner>
  )
}
