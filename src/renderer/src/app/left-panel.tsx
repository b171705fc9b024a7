import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PanelSizes } from '../../../shared/domain/settings.ts'
import { t } from '../../../shared/messages/t.ts'
import { useSettings } from '../data/settings-store.ts'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import classes from './left-panel.module.css'
import { changeLayout } from './panels.ts'

interface Props {
  compose: ReactNode
  browse: ReactNode
}

/** The left panel: composing new pictures, and browsing existing ones. */
export function LeftPanel({ compose, browse }: Props): ReactNode {
  const tab = useSettings((state) => state.settings.layout.leftTab)
  return (
    <Tabs
      className={classes.panel}
      value={tab}
      onChange={(value) => changeLayout({ leftTab: value as PanelSizes['leftTab'] })}
      keepMounted={false}
    >
      <Tabs.List className={classes.tabs} aria-label={t('app.leftPanel.leftPanel')} grow>
        <Tabs.Tab value="compose">{t('app.leftPanel.compose')}</Tabs.Tab>
        <Tabs.Tab value="browse" aria-keyshortcuts="Control+Shift+F">
          {t('app.leftPanel.browse')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="compose" className={classes.content}>
        <RegionBoundary name={t('app.leftPanel.composePanel')}>{compose}</RegionBoundary>
      </Tabs.Panel>
      <Tabs.Panel value="browse" className={classes.content}>
        <RegionBoundary name={t('app.leftPanel.browsePanel')}>{browse}</RegionBoundary>
      </Tabs.Panel>
    </Tabs>
  )
}
