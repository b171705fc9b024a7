import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { MetadataProfile } from '../../../../shared/domain/metadata-profile.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { Failure, Row, Section } from './parts.tsx'
import classes from './settings.module.css'

const profiles: { value: MetadataProfile; label: string; means: string }[] = [
  {
    value: 'everything',
    label: 'Everything',
    means: 'Recipe, rating, tags and notes go along, for Palimpsest and for other tools.'
  },
  {
    value: 'a1111',
    label: 'A1111-compatible',
    means: 'Prompt and parameters go along, as A1111, Forge and most tools read them.'
  },
  { value: 'none', label: 'Nothing', means: 'Not a word goes along: the pixels alone.' }
]

/** What pictures say of themselves when they leave one by one. */
export function SharingSection(): ReactNode {
  const profile = useSettings((state) => state.settings.sharing.profile)
  const { failure, run } = useWork()
  return (
    <Section
      id="sharing"
      title="Sharing"
      lead={
        'What leaves is always a copy: dragged out, copied as a file, or saved. ' +
        'The original in the library stays as it came, and no key or signed link ever leaves.'
      }
    >
      <div className={classes.panel}>
        <Row
          label="What pictures say about themselves"
          help={`${profiles.find(({ value }) => value === profile)?.means} An export has its own choice.`}
        >
          <SegmentedControl
            className={classes.themes}
            aria-label="What pictures say about themselves"
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
