import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Settings } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { Failure, Row, Section } from './parts.tsx'
import classes from './settings.module.css'

const themes: { value: Settings['theme']; label: string }[] = [
  { value: 'system', label: t('settings.appearanceSection.system') },
  { value: 'dark', label: t('settings.appearanceSection.dark') },
  { value: 'light', label: t('settings.appearanceSection.light') }
]

/** How the window looks. */
export function AppearanceSection(): ReactNode {
  const theme = useSettings((state) => state.settings.theme)
  const { failure, run } = useWork()
  return (
    <Section id="appearance" title={t('settings.common.appearance')}>
      <div className={classes.panel}>
        <Row label={t('settings.appearanceSection.theme')} help={t('settings.appearanceSection.themeHelp')}>
          <SegmentedControl
            className={classes.themes}
            aria-label={t('settings.appearanceSection.theme')}
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
