import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconCheck, IconHelp, IconPlugConnectedX, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { KeyStatus, KeyTestResult } from '../../../../shared/domain/key.ts'
import type { ProviderInfo } from '../../../../shared/domain/provider.ts'
import { api } from '../../api/client.ts'
import { useKeys } from '../../api/keys-store.ts'
import { KeyForm } from './key-form.tsx'
import { useKeyTests } from './key-tests-store.ts'
import { Failure } from './parts.tsx'
import classes from './settings.module.css'
import { UnlockForm } from './unlock-form.tsx'
import { useWork } from './use-work.ts'

interface Props {
  provider: ProviderInfo
  status: KeyStatus | undefined
}

const outcomes = {
  accepted: { Icon: IconCheck, tone: 'good', words: 'Accepted.' },
  rejected: { Icon: IconX, tone: 'bad', words: 'Rejected.' },
  unreachable: { Icon: IconPlugConnectedX, tone: 'waiting', words: 'Not reached.' },
  unclear: { Icon: IconHelp, tone: 'waiting', words: 'Not clear.' }
} as const

function TestResult({ result }: { result: KeyTestResult }): ReactNode {
  const { Icon, tone, words } = outcomes[result.outcome]
  return (
    <p className={classes.outcome} data-tone={tone} role="status">
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>
        <b>{words}</b> {result.message}
      </span>
    </p>
  )
}

/** A service's key: set it, replace it, open it, test it, remove it. It is never shown. */
export function KeyPart({ provider, status }: Props): ReactNode {
  const [replacing, setReplacing] = useState(false)
  const result = useKeyTests((state) => state.byProvider[provider.id])
  const setResult = (next: KeyTestResult | undefined): void => useKeyTests.getState().tested(provider.id, next)
  const { busy, failure, run } = useWork()
  const hasKey = status?.hasKey === true

  const test = (): void => {
    setResult(undefined)
    void run(async () => setResult(await api.keys.test({ providerId: provider.id })))
  }
  const remove = (): void => {
    modals.openConfirmModal({
      title: `Remove the ${provider.label} key?`,
      children: <p className={classes.confirm}>It is deleted from this machine and cannot be brought back from here. Pictures and jobs stay.</p>,
      labels: { confirm: 'Remove key', cancel: 'Keep it' },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => {
        setResult(undefined)
        void run(async () => keyChanged(await api.keys.clear({ providerId: provider.id })))
      }
    })
  }
  if (!hasKey || replacing) {
    return (
      <KeyForm
        provider={provider}
        replacing={replacing}
        onCancel={() => setReplacing(false)}
        onSaved={(saved) => {
          keyChanged(saved)
          setReplacing(false)
          setResult(undefined)
        }}
      />
    )
  }
  return (
    <div className={classes.keyPart}>
      {status.locked ? <UnlockForm last4={status.last4} passphrase={status.protection === 'passphrase'} /> : null}
      <div className={classes.buttons}>
        <Button
          data-first
          loading={busy}
          disabled={status.locked}
          title={status.locked ? 'Unlock the key first.' : 'Asks the service in a way that costs nothing.'}
          onClick={test}
        >
          Test this key
        </Button>
        <Button disabled={busy} onClick={() => setReplacing(true)}>
          Replace key
        </Button>
        <Button disabled={busy} variant="subtle" color="red" onClick={remove}>
          Remove key
        </Button>
      </div>
      {result ? <TestResult result={result} /> : null}
      <Failure text={failure} />
    </div>
  )
}

/** Shows a key's new state at once; the event that follows says the same. */
function keyChanged(status: KeyStatus): void {
  const { byProvider, keysLoaded } = useKeys.getState()
  keysLoaded(Object.values({ ...byProvider, [status.providerId]: status }))
}
