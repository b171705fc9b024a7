import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import type { HostKind } from '../../../../../shared/domain/image-host.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { updateSettings, useSettings } from '../../../data/settings-store.ts'
import { useWork } from '../../../ui/use-work.ts'
import { Failure } from '../parts.tsx'
import shared from '../settings.module.css'
import classes from './image-host.module.css'

const kinds: { value: HostKind; label: string; description: string }[] = [
  {
    value: 'none',
    label: t('settings.hostChoice.notSetUp'),
    description: t('settings.hostChoice.notSetUpHelp')
  },
  {
    value: 's3',
    label: t('settings.common.bucket'),
    description: t('settings.hostChoice.bucketHelp')
  },
  {
    value: 'link',
    label: t('settings.hostChoice.manual'),
    description: t('settings.hostChoice.manualHelp')
  },
  {
    value: 'inline',
    label: t('settings.hostChoice.inline'),
    description: t('settings.hostChoice.inlineHelp')
  }
]

/** How a service gets the picture and the mask. Applied at once, without Save. */
export function HostChoice(): ReactNode {
  const imageHost = useSettings((state) => state.settings.imageHost)
  const { failure, run } = useWork()
  return (
    <div className={`${shared.panel} ${classes.choice}`}>
      <Radio.Group
        aria-label={t('settings.hostChoice.where')}
        value={imageHost.use}
        onChange={(use) => void run(() => updateSettings({ imageHost: { ...imageHost, use } }))}
      >
        <div className={shared.choices}>
          {kinds.map((kind) => (
            <Radio key={kind.value} {...kind} />
          ))}
        </div>
      </Radio.Group>
      <Failure text={failure} />
    </div>
  )
}
