import type { ReactNode } from 'react'
import { s3SecretId } from '../../../../../shared/domain/image-host.ts'
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
  title: 'bucket’s secret access key',
  noun: 'secret',
  field: 'Secret access key',
  help: 'The service shows it once, when the access key is made. It signs uploads and links here and is never sent.'
}

/** The bucket's secret access key, in the key store like the services' keys. */
export function BucketSecret(): ReactNode {
  const status = useKeys((state) => state.byProvider[s3SecretId])
  const hasKey = status?.hasKey === true
  const saved = useSettings((state) => state.settings.imageHost.s3 !== null)
  return (
    <section className={`${classes.part} ${classes.secret}`} aria-label="Secret access key">
      {hasKey ? (
        <p className={classes.line}>
          Secret access key{status.last4 === null ? '' : ` ····${status.last4}`}
          {status.locked ? ', locked' : ''}
          <KeyBadge status={status} />
        </p>
      ) : null}
      {hasKey || saved ? null : (
        <p className={shared.help}>Save the bucket first: its secret is kept for that address only.</p>
      )}
      {hasKey || saved ? (
        <KeyKeeper secret={secret} status={status} onChanged={() => useHostTest.getState().outdated()} />
      ) : null}
    </section>
  )
}
