import { Button, Checkbox, PasswordInput, Radio } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { KeyStatus, Protection } from '../../../../shared/domain/key.ts'
import { t } from '../../../../shared/messages/t.ts'
import { useAppInfo } from '../../data/app-store.ts'
import { api } from '../../data/client.ts'
import { useKeys } from '../../data/keys-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { isFirstPassphrase, type KeptSecret, keyProblem, protectionChoices } from './key-words.ts'
import { Failure } from './parts.tsx'
import classes from './settings.module.css'

interface Props {
  secret: KeptSecret
  replacing: boolean
  onSaved: (status: KeyStatus) => void
  onCancel: () => void
}

/** Takes a key and its protection. The field starts empty: no stored key ever comes back to the window. */
export function KeyForm({ secret: kept, replacing, onSaved, onCancel }: Props): ReactNode {
  const keychain = useAppInfo((state) => state.app?.keyProtection.keychain ?? false)
  const choices = protectionChoices(keychain)
  const [key, setKey] = useState('')
  const [chosen, setChosen] = useState<Protection | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [repeat, setRepeat] = useState('')
  const [consent, setConsent] = useState(false)
  const [tried, setTried] = useState(false)
  const { busy, failure, run } = useWork()
  const protection = chosen ?? choices[0]!.value
  const first = useKeys((state) => isFirstPassphrase(Object.values(state.byProvider)))
  const problem = keyProblem({
    kind: kept.kind,
    key,
    protection,
    passphrase,
    consent,
    repeated: first ? repeat : undefined
  })
  const shown = tried ? problem : null
  const problemOf = (field: 'key' | 'passphrase' | 'repeated' | 'consent'): string | undefined =>
    shown?.field === field ? shown.text : undefined

  const save = async (): Promise<void> => {
    setTried(true)
    if (problem !== null) return
    const secret = protection === 'passphrase' ? { passphrase } : {}
    await run(async () => onSaved(await api.keys.set({ providerId: kept.id, key: key.trim(), protection, ...secret })))
  }
  return (
    <form
      className={classes.keyForm}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && replacing) onCancel()
      }}
    >
      <PasswordInput
        label={replacing ? t('settings.keyForm.new', { kind: kept.kind }) : kept.field}
        description={kept.help}
        placeholder={t('settings.keyForm.pasteItHere')}
        autoComplete="off"
        spellCheck={false}
        value={key}
        error={problemOf('key')}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <Radio.Group label={t('settings.keyForm.storage')} value={protection} onChange={setChosen}>
        <div className={classes.choices}>
          {choices.map((choice) => (
            <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.explanation} />
          ))}
        </div>
      </Radio.Group>
      {protection === 'passphrase' ? (
        <PasswordInput
          label={t('settings.common.passphrase')}
          description={first ? t('settings.keyForm.newPassphraseHelp') : t('settings.keyForm.passphraseHelp')}
          autoComplete="off"
          value={passphrase}
          error={problemOf('passphrase')}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
      ) : null}
      {protection === 'passphrase' && first ? (
        <PasswordInput
          label={t('settings.keyForm.repeatPassphrase')}
          autoComplete="off"
          value={repeat}
          error={problemOf('repeated')}
          onChange={(event) => setRepeat(event.currentTarget.value)}
        />
      ) : null}
      {protection === 'weak' ? (
        <Checkbox
          checked={consent}
          error={problemOf('consent')}
          label={t('settings.keyForm.consent', { kind: kept.kind })}
          onChange={(event) => setConsent(event.currentTarget.checked)}
        />
      ) : null}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" loading={busy}>
          {t('settings.keyForm.save', { kind: kept.kind })}
        </Button>
        {replacing ? <Button onClick={onCancel}>{t('settings.common.cancel')}</Button> : null}
      </div>
      <Failure text={failure} />
    </form>
  )
}
