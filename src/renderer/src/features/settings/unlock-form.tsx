import { Button, PasswordInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { useKeys } from '../../data/keys-store.ts'
import { useWork } from '../../ui/use-work.ts'
import type { SecretKind } from './key-words.ts'
import { Failure } from './parts.tsx'
import classes from './settings.module.css'

/**
 * Unlocks every key protected by the passphrase.
 * @param passphrase false: the keychain is locked, and there is nothing to type here
 */
export function UnlockForm({
  kind,
  last4,
  passphrase
}: {
  kind: SecretKind
  last4: string | null
  passphrase: boolean
}): ReactNode {
  const [value, setValue] = useState('')
  const { busy, failure, run } = useWork()
  if (!passphrase) {
    return <p className={classes.lead}>{t('settings.unlockForm.keychainLocked', { kind })}</p>
  }
  const unlock = async (): Promise<void> => {
    if (value === '') return
    const done = await run(async () => useKeys.getState().keysLoaded(await api.keys.unlock({ passphrase: value })))
    if (done) setValue('')
  }
  return (
    <form
      className={classes.unlock}
      onSubmit={(event) => {
        event.preventDefault()
        void unlock()
      }}
    >
      <PasswordInput
        className={classes.grow}
        label={
          last4 === null
            ? t('settings.unlockForm.passphrase', { kind })
            : t('settings.unlockForm.passphraseOf', { kind, last4 })
        }
        description={t('settings.unlockForm.help')}
        autoComplete="off"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="filled" loading={busy} disabled={value === ''}>
        {t('settings.unlockForm.unlock')}
      </Button>
      <Failure text={failure} />
    </form>
  )
}
