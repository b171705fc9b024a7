import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { KeyStatus } from '../../../../shared/domain/key.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatList } from '../../../../shared/words/list.ts'
import { ask } from '../../actions/ask.ts'
import { api } from '../../data/client.ts'
import { useKeys } from '../../data/keys-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { KeyForm } from './key-form.tsx'
import type { KeptSecret } from './key-words.ts'
import { Failure } from './parts.tsx'
import classes from './settings.module.css'
import { UnlockForm } from './unlock-form.tsx'

interface Props {
  secret: KeptSecret
  status: KeyStatus | undefined
  /** Other actions for an existing secret, before "Replace": for example a test. */
  actions?: ReactNode
  /** What is known about the secret, below its buttons. */
  children?: ReactNode
  /** It was set or replaced (true), or is about to be removed. */
  onChanged?: (saved: boolean) => void
}

/** A secret in the key store: set, replace, unlock or remove it. It is never shown. */
export function KeyKeeper({ secret, status, actions, children, onChanged }: Props): ReactNode {
  const [replacing, setReplacing] = useState(false)
  const work = useWork()

  const remove = async (): Promise<void> => {
    const sure = await ask({
      title: secret.removeTitle,
      text: <p className={classes.confirm}>{t('settings.keyKeeper.removeText')}</p>,
      yes: t('settings.keyKeeper.remove', { kind: secret.kind }),
      no: t('settings.common.cancel'),
      danger: true
    })
    if (!sure) return
    onChanged?.(false)
    await work.run(async () => keyChanged(await api.keys.clear({ providerId: secret.id })))
  }
  if (status?.hasKey !== true || replacing) {
    return (
      <KeyForm
        secret={secret}
        replacing={replacing}
        onCancel={() => setReplacing(false)}
        onSaved={(saved) => {
          keyChanged(saved)
          setReplacing(false)
          onChanged?.(true)
        }}
      />
    )
  }
  return (
    <div className={classes.keyPart}>
      {status.locked ? (
        <UnlockForm kind={secret.kind} last4={status.last4} passphrase={status.protection === 'passphrase'} />
      ) : null}
      {status.missingFor.length > 0 ? (
        <p className={classes.warning} role="note">
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          {t('settings.keyKeeper.wrongAddress', { kind: secret.kind, addresses: formatList(status.missingFor) })}
        </p>
      ) : null}
      {status.protection === 'weak' ? (
        <p className={classes.warning} role="note">
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          {t('settings.keyKeeper.unprotected', { kind: secret.kind })}
        </p>
      ) : null}
      <div className={classes.buttons}>
        {actions}
        <Button
          disabled={work.busy}
          variant={status.missingFor.length > 0 ? 'filled' : 'default'}
          onClick={() => setReplacing(true)}
        >
          {status.missingFor.length > 0
            ? t('settings.keyKeeper.enter', { kind: secret.kind })
            : t('settings.keyKeeper.replace', { kind: secret.kind })}
        </Button>
        <Button loading={work.busy} variant="subtle" color="red" onClick={() => void remove()}>
          {t('settings.keyKeeper.remove', { kind: secret.kind })}
        </Button>
      </div>
      {children}
      <Failure text={work.failure} />
    </div>
  )
}

/** Shows a key's new state at once; the event that follows repeats it. */
function keyChanged(status: KeyStatus): void {
  const { byProvider, keysLoaded } = useKeys.getState()
  keysLoaded(Object.values({ ...byProvider, [status.providerId]: status }))
}
