import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { MetadataProfile } from '../../../../shared/domain/metadata-profile.ts'
import { t } from '../../../../shared/messages/t.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { Failure, Row, Section } from './parts.tsx'
import classes from './settings.module.css'

const profiles: { value: MetadataProfile; label: string; means: string }[] = [
  {
    value: 'everything',
    label: t('settings.sharingSection.everything'),
    means: t('settings.sharingSection.everythingHelp')
  },
  {
    value: 'a1111',
    label: t('settings.sharingSection.a1111Compatible'),
    means: t('settings.sharingSection.a1111Help')
  },
  {
    value: 'none',
    label: t('settings.sharingSection.none'),
    means: t('settings.sharingSection.noneHelp')
  }
]

/** What pictures say about themselves when they are exported one by one. */
export function SharingSection(): ReactNode {
  const profile = useSettings((state) => state.settings.sharing.profile)
  const { failure, run } = useWork()
  const means = profiles.find(({ value }) => value === profile)?.means ?? ''
  return (
    <Section id="sharing" title={t('settings.common.sharing')} lead={t('settings.sharingSection.lead')}>
      <div className={classes.panel}>
        <Row
          label={t('settings.sharingSection.metadata')}
          help={`${means} ${t('settings.sharingSection.exportHasOwn')}`}
        >
          <SegmentedControl
            className={classes.themes}
            aria-label={t('settings.sharingSection.metadata')}
            withItemsBorders={false}
            data={profiles}
            value={profile}
            onChange={(next) => void run(() => updateSettings({ sharing: { profile: next } }))}
          />
          <Failure text={failure} />
        </Row>
      </div>
    </Section>
  )
}
