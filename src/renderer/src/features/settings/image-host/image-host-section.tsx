import { type ReactNode, useEffect } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { Section } from '../parts.tsx'
import shared from '../settings.module.css'
import { BucketForm } from './bucket-form.tsx'
import { BucketSecret } from './bucket-secret.tsx'
import { BucketTest } from './bucket-test.tsx'
import { HostChoice } from './host-choice.tsx'
import { TransferLog } from './transfer-log.tsx'

/**
 * Where the studio's files are uploaded for a service to fetch.
 * @param wanted counts how often the user was sent here from elsewhere; 0: never
 */
export function ImageHostSection({ wanted }: { wanted: number }): ReactNode {
  const use = useSettings((state) => state.settings.imageHost.use)
  useEffect(() => {
    if (wanted === 0) return
    const section = document.getElementById('settings-image-host')
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus({ preventScroll: true })
  }, [wanted])
  return (
    <Section id="image-host" title={t('settings.common.imageHost')} lead={t('settings.imageHostSection.lead')}>
      <HostChoice />
      {use === 's3' ? (
        <div className={shared.card} role="group" aria-label={t('settings.common.bucket')}>
          <div className={shared.cardBody}>
            <BucketForm />
            <BucketSecret />
            <BucketTest />
          </div>
        </div>
      ) : null}
      <TransferLog />
    </Section>
  )
}
