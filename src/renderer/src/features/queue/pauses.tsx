import type { ReactNode } from 'react'
import { plural } from '../../../../shared/words/count.ts'
import { emptyContext } from '../../actions/action.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { usePauses } from '../../data/pauses-store.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { Banner } from '../../ui/banner.tsx'
import { useNow } from '../../ui/use-now.ts'
import { pauseMessages, waitingFor } from './pause-words.ts'
import { tryNow } from './queue-actions.tsx'

/** Why a line does not go on, until when, and how many wait in it. */
export function Pauses(): ReactNode {
  const pauses = usePauses((state) => state.pauses)
  const byId = useJobs((state) => state.byId)
  const providers = useProviders((state) => state.providers)
  const now = useNow(pauses.length > 0)
  const providerOf = (operationId: string): string | undefined => findOperation(providers, operationId)?.provider.id
  return pauseMessages(pauses, now).map(({ ids, text }) => {
    const count = waitingFor(ids, Object.values(byId), providerOf, now)
    return (
      <Banner
        key={ids.join(' ')}
        tone="warning"
        actions={<ActionTextButton action={tryNow} context={{ ...emptyContext('queue'), pauses: ids }} size="xs" />}
      >
        {text}
        {count === 0
          ? ''
          : ` ${plural(count, 'request')} in line; ` +
            `${count === 1 ? 'it goes' : 'they go'} on by ${count === 1 ? 'itself' : 'themselves'}.`}
      </Banner>
    )
  })
}
