import type { ReactNode } from 'react'
import { s3SecretId } from '../../../../../shared/domain/image-host.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { useKeys } from '../../../data/keys-store.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { KeyBadge } from '../key-badge.tsx'
import { KeyKeeper } from '../key-keeper.tsx'
import type { KeptSecret } from '../key-words.ts'
import shared from '../settings.module.css'
import { useHostTest } from './host-test-store.ts'
import classes from './image-host.module.css'

const secret: KeptSecret = {
  id: s3SecretId,
  removeTitle: t('settings.bucketSecret.remove'),
  kind: 'secret',
  field: t('settings.bucketSecret.secretAccessKey'),
  help: t('settings.bucketSecret.help')
}

const nameOf = (last4: string | null): string =>
  last4 === null ? t('settings.bucketSecret.secretAccessKey') : t('settings.bucketSecret.withLast4', { last4 })

/** The bucket's secret access key, in the key store like the services' keys. */
export function BucketSecret(): ReactNode {
  const status = useKeys((state) => state.byProvider[s3SecretId])
  const hasKey = status?.hasKey === true
  const saved = useSettings((state) => state.settings.imageHost.s3 !== null)
  return (
    <section className={`${classes.part} ${classes.secret}`} aria-label={t('settings.bucketSecret.secretAccessKey')}>
      {hasKey ? (
        <p className={classes.line}>
          {status.locked ? t('settings.keyWords.locked', { key: nameOf(status.last4) }) : nameOf(status.last4)}
          <KeyBadge status={status} />
        </p>
      ) : null}
      {hasKey || saved ? null : <p className={shared.help}>{t('settings.bucketSecret.saveFirst')}</p>}
      {hasKey || saved ? (
        <KeyKeeper secret={secret} status={status} onChanged={() => useHostTest.getState().outdated()} />
      ) : null}
    </section>
  )
}
