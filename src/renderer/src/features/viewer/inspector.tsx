import { Tabs } from '@mantine/core'
import { IconPhoto, IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './inspector.module.css'
import { Details } from './picture-details.tsx'
import { RequestTab } from './request-tab.tsx'
import { Several } from './several/several.tsx'
import { usePicture } from './use-picture.ts'

interface Props {
  pictureIds: readonly string[]
  /** False if the picture itself is already on screen. */
  preview: boolean
}

/** Everything about the selected picture; for several, what can be done with all of them. */
export function Inspector({ pictureIds, preview }: Props): ReactNode {
  if (pictureIds.length === 0) {
    return (
      <EmptyState icon={<IconPhoto size={28} stroke={1.25} />} title={t('viewer.inspector.nothingSelected')}>
        {t('viewer.inspector.selectPictureToSeeWhat')}
      </EmptyState>
    )
  }
  if (pictureIds.length > 1) return <Several ids={pictureIds} />
  return <One id={pictureIds[0]!} preview={preview} />
}

function One({ id, preview }: { id: string; preview: boolean }): ReactNode {
  const { picture, failure } = usePicture(id)
  if (failure) {
    return (
      <EmptyState icon={<IconPhotoOff size={28} stroke={1.25} />} failure title={failure.message}>
        {failure.data.nextStep}
      </EmptyState>
    )
  }
  return picture ? <Shown picture={picture} preview={preview} /> : null
}

function Shown({ picture, preview }: { picture: Picture; preview: boolean }): ReactNode {
  const [tab, setTab] = useState<string | null>('details')
  return (
    <Tabs className={classes.inspector} data-picture={picture.id} value={tab} onChange={setTab} keepMounted={false}>
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="details">{t('viewer.inspector.details')}</Tabs.Tab>
        <Tabs.Tab value="request">{t('viewer.inspector.request')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="details" className={classes.scroll}>
        <Details picture={picture} preview={preview} />
      </Tabs.Panel>
      <Tabs.Panel value="request" className={classes.scroll}>
        <RequestTab key={picture.id} picture={picture} />
      </Tabs.Panel>
    </Tabs>
  )
}
