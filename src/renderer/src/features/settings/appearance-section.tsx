import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Settings } from '../../../../shared/domain/settings.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { Failure, Row, Section } from './parts.tsx'
import classes from './settings.module.css'

const themes: { value: Settings['theme']; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' }
]

/** How the window looks. */
export function AppearanceSection(): ReactNode {
  const theme = useSettings((state) => state.settings.theme)
  const { failure, run } = useWork()
  return (
    <Section id="appearance" title="Appearance">
      <div className={classes.panel}>
        <Row label="Theme" help="Both are neutral greys, so that no picture is judged against a coloured frame.">
          <SegmentedControl
            className={classes.themes}
            aria-label="Theme"
            withItemsBorders={false}
            data={themes}
            value={theme}
            onChange={(next) => void run(() => updateSettings({ theme: next }))}
          />
          <Failure text={failure} />
        </Row>
      </div>
    </Section>
  )
}
