import { Button, PasswordInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { useKeys } from '../../data/keys-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { Failure } from './parts.tsx'
import classes from './settings.module.css'

/**
 * Opens every key that the passphrase protects.
 * @param passphrase false: the keychain is what is locked, and there is nothing to type here
 */
export function UnlockForm({
  noun,
  last4,
  passphrase
}: {
  noun: string
  last4: string | null
  passphrase: boolean
}): ReactNode {
  const [value, setValue] = useState('')
  const { busy, failure, run } = useWork()
  if (!passphrase) {
    return <p className={classes.lead}>{t('settings.unlockForm.storedCannotBeOpenedYour', { noun })}</p>
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
        label={t('settings.unlockForm.passphraseFor', { noun, rest: last4 === null ? '' : ` ····${last4}` })}
        description={t('settings.unlockForm.opensAllKeysThatIt')}
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
