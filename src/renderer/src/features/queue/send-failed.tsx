import { type ReactNode, useMemo } from 'react'
import { useJobs } from '../../data/jobs-store.ts'
import { useProviders } from '../../data/providers-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { Banner } from '../../ui/banner.tsx'
import { useWork } from '../../ui/use-work.ts'
import { countFailed, sortFailed } from './failed-words.ts'
import { costOf, sendFailed } from './queue-actions.tsx'

/** Resends everything that failed; shows beforehand what that may cost. */
export function SendFailed(): ReactNode {
  const byId = useJobs((state) => state.byId)
  // The cost is read from them.
  useProviders((state) => state.providers)
  const work = useWork()
  const failed = useMemo(() => sortFailed(Object.values(byId)), [byId])
  if (countFailed(failed) < 2 && !work.busy) return null
  return (
    <Banner tone="info" actions={<ActionTextButton action={sendFailed} work={work} size="xs" />}>
      {costOf(failed)}
    </Banner>
  )
}
