import { Button, Loader } from '@mantine/core'
import { IconCheck, IconHelp, IconPlugConnectedX, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { KeyStatus, KeyTestResult } from '../../../../shared/domain/key.ts'
import type { ProviderInfo } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { attempt } from '../../data/report.ts'
import { useSettings } from '../../data/settings-store.ts'
import { KeyKeeper } from './key-keeper.tsx'
import { forgetKeyTest, testKey, useKeyTests } from './key-tests-store.ts'
import { outcomes } from './key-words.ts'
import { Failure } from './parts.tsx'
import classes from './settings.module.css'

interface Props {
  provider: ProviderInfo
  status: KeyStatus | undefined
}

const icons = {
  accepted: IconCheck,
  rejected: IconX,
  unreachable: IconPlugConnectedX,
  unclear: IconHelp,
  cancelled: IconHelp
} as const

function TestResult({ result }: { result: KeyTestResult }): ReactNode {
  const Icon = icons[result.outcome]
  const { tone, words } = outcomes[result.outcome]
  return (
    <p className={classes.outcome} data-selectable data-tone={tone} role="status">
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>
        <b>{words}.</b> {result.message}
      </span>
    </p>
  )
}

/** The host that a key test contacts; null if the service has none. */
function useTestedHost(provider: ProviderInfo): string | null {
  const baseUrls = useSettings((state) => state.settings.baseUrls)
  const endpoint = provider.endpoints.find(({ id }) => id === provider.keyTest?.endpointId)
  const url = endpoint && (baseUrls[endpoint.id] ?? endpoint.defaultUrl)
  return url && URL.canParse(url) ? new URL(url).host : null
}

/** A service's key, and whether the service accepts it: tested when the key is saved, if that costs nothing. */
export function KeyPart({ provider, status }: Props): ReactNode {
  const test = useKeyTests((state) => state.byProvider[provider.id])
  const host = useTestedHost(provider)
  const charged = provider.keyTest?.charged === true
  const locked = status?.locked === true
  const changed = (saved: boolean): void => {
    if (saved && provider.keyTest && !charged) void testKey(provider.id)
    else forgetKeyTest(provider.id)
  }
  const why = charged ? t('settings.keyPart.testHelpCharged') : t('settings.keyPart.testHelp')
  return (
    <KeyKeeper
      secret={{
        id: provider.id,
        removeTitle: t('settings.keyPart.remove', { service: provider.label }),
        kind: 'key',
        field: t('settings.common.key'),
        help: provider.keyHelp
      }}
      status={status}
      actions={
        // One button for both, so that it keeps the focus.
        <Button
          data-first
          disabled={locked}
          title={locked ? t('settings.keyPart.unlockKeyFirst') : test?.asking ? undefined : why}
          onClick={() =>
            test?.asking ? attempt(api.keys.cancelTest({ providerId: provider.id })) : void testKey(provider.id)
          }
        >
          {test?.asking ? t('settings.keyPart.cancelTest') : t('settings.keyPart.testKey')}
        </Button>
      }
      onChanged={changed}
    >
      {test?.asking ? (
        <p className={classes.outcome} role="status">
          <Loader size={14} aria-hidden />
          {t('settings.keyPart.asking', { host: host ?? provider.label })}
        </p>
      ) : null}
      {test?.result ? <TestResult result={test.result} /> : null}
      {!test && !locked && status?.missingFor.length === 0 ? (
        <p className={classes.outcome}>
          {charged ? t('settings.keyPart.notTestedCharged') : t('settings.keyPart.notTested')}
        </p>
      ) : null}
      <Failure text={test?.failure ?? null} />
    </KeyKeeper>
  )
}
