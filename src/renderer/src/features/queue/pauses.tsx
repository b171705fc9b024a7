import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { plural } from '../../../../shared/words/count.ts'
import { api } from '../../data/client.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { usePauses } from '../../data/pauses-store.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { reportError } from '../../data/report.ts'
import { Banner } from '../../ui/banner.tsx'
import { useNow } from '../../ui/use-now.ts'
import { type PauseMessage, pauseMessages, waitingFor } from './pause-words.ts'

function TryNow({ ids }: Pick<PauseMessage, 'ids'>): ReactNode {
  const [busy, setBusy] = useState(false)
  const press = (): void => {
    setBusy(true)
    api.jobs
      .tryNow({ ids })
      .then(usePauses.getState().pausesLoaded)
      .catch(reportError)
      .finally(() => setBusy(false))
  }
  return (
    <Button size="xs" loading={busy} title="Sends one request, to see whether it is taken" onClick={press}>
      Try now
    </Button>
  )
}

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
      <Banner key={ids.join(' ')} tone="warning" actions={<TryNow ids={ids} />}>
        {text}
        {count === 0
          ? ''
          : ` ${plural(count, 'request')} in line; ` +
            `${count === 1 ? 'it goes' : 'they go'} on by ${count === 1 ? 'itself' : 'themselves'}.`}
      </Banner>
    )
  })
}
