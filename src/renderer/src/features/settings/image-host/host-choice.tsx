import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import type { HostKind } from '../../../../../shared/domain/image-host.ts'
import { updateSettings, useSettings } from '../../../data/settings-store.ts'
import { useWork } from '../../../ui/use-work.ts'
import { Failure } from '../parts.tsx'
import shared from '../settings.module.css'
import classes from './image-host.module.css'

const kinds: { value: HostKind; label: string; description: string }[] = [
  { value: 'none', label: 'Not set up', description: 'You can repaint with the demo. Nothing is uploaded.' },
  {
    value: 's3',
    label: 'S3-compatible bucket',
    description:
      'The app puts both files into your bucket before each request, gives the service their links, ' +
      'and deletes them afterwards.'
  },
  {
    value: 'link',
    label: 'I put the files somewhere myself (links)',
    description: 'The studio saves both files for you; you upload them where you like and paste their two links.'
  },
  {
    value: 'inline',
    label: 'Inside the request (experimental)',
    description:
      'Both files travel in the request as data: addresses. ' +
      'No service documents that it reads them; one that does not may fail, and may charge.'
  }
]

/** Where a service finds the picture and the mask. Chosen at once, without Save. */
export function HostChoice(): ReactNode {
  const imageHost = useSettings((state) => state.settings.imageHost)
  const { failure, run } = useWork()
  return (
    <div className={`${shared.panel} ${classes.choice}`}>
      <Radio.Group
        aria-label="Where a service finds the picture and the mask"
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
