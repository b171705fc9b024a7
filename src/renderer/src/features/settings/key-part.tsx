import { Button } from '@mantine/core'
import { IconCheck, IconHelp, IconPlugConnectedX, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { KeyStatus, KeyTestResult } from '../../../../shared/domain/key.ts'
import type { ProviderInfo } from '../../../../shared/domain/provider.ts'
import { api } from '../../data/client.ts'
import { useWork } from '../../ui/use-work.ts'
import { KeyKeeper } from './key-keeper.tsx'
import { useKeyTests } from './key-tests-store.ts'
import { Failure } from './parts.tsx'
import classes from './settings.module.css'

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
    <p className={classes.outcome} data-selectable data-tone={tone} role="status">
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>
        <b>{words}</b> {result.message}
      </span>
    </p>
  )
}

/** A service's key, and whether the service takes it. */
export function KeyPart({ provider, status }: Props): ReactNode {
  const result = useKeyTests((state) => state.byProvider[provider.id])
  const setResult = (next: KeyTestResult | undefined): void => useKeyTests.getState().tested(provider.id, next)
  const { busy, failure, run } = useWork()
  const locked = status?.locked === true

  const test = (): void => {
    setResult(undefined)
    void run(async () => setResult(await api.keys.test({ providerId: provider.id })))
  }
  return (
    <KeyKeeper
      secret={{ id: provider.id, title: `${provider.label} key`, noun: 'key', field: 'Key', help: provider.keyHelp }}
      status={status}
      busy={busy}
      actions={
        <Button
          data-first
          loading={busy}
          disabled={locked}
          title={locked ? 'Unlock the key first.' : 'Asks the service in a way that costs nothing.'}
          onClick={test}
        >
          Test this key
        </Button>
      }
      onChanged={() => setResult(undefined)}
    >
      {result ? <TestResult result={result} /> : null}
      <Failure text={failure} />
    </KeyKeeper>
  )
}
