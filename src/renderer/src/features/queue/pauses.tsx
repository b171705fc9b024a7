import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { jobsHeldBy } from '../../data/held-jobs.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { pauseMessages } from '../../data/pause-words.ts'
import { usePauses } from '../../data/pauses-store.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { useNow } from '../../ui/use-now.ts'
import { PauseButtons } from './pause-buttons.tsx'

/** Why a line is paused, when it is tried next, and how many requests wait in it. */
export function Pauses(): ReactNode {
  const pauses = usePauses((state) => state.pauses)
  const byId = useJobs((state) => state.byId)
  const providers = useProviders((state) => state.providers)
  const now = useNow(pauses.length > 0)
  const providerOf = (operationId: string): string | undefined => findOperation(providers, operationId)?.provider.id
  return pauseMessages(pauses, now).map(({ ids, what, next, trying, hint }) => {
    const held = jobsHeldBy(ids, Object.values(byId), pauses, providerOf).length
    return (
      <Banner key={ids.join(' ')} tone="warning" actions={<PauseButtons ids={ids} size="xs" />}>
        {what}. <span aria-live="off">{next}</span>
        {trying ? ' ' : '. '}
        {held === 0 ? '' : `${t('queue.pauses.waiting', { count: held })} `}
        {hint}
      </Banner>
    )
  })
}
