import type { ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { updateSettingsSoon, useSettings } from '../data/settings-store.ts'
import { StudioPanel } from '../features/inpaint/studio/studio-panel.tsx'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import { Splitter } from '../ui/splitter.tsx'
import classes from './layout.module.css'
import { panelLimits } from './panels.ts'
import { useStudioPanel } from './use-room.ts'

function resize(panelWidth: number): void {
  updateSettingsSoon({ studio: { ...useSettings.getState().settings.studio, panelWidth } })
}

/** The studio's panel in place of the inspector, once a picture is open. */
export function StudioAside(): ReactNode {
  const width = useStudioPanel()
  if (width === null) return null
  const { min, max, usual } = panelLimits.studio
  return (
    <aside className={classes.panel} style={{ width }} aria-label={t('app.studioAside.inpaintSettings')}>
      <Splitter
        label={t('app.studioAside.widthOfInpaintSettings')}
        panel="end"
        width={width}
        min={min}
        max={max}
        onResize={resize}
        onReset={() => resize(usual)}
      />
      <div className={classes.content}>
        <RegionBoundary name={t('app.studioAside.inpaintSettingsRegion')}>
          <StudioPanel />
        </RegionBoundary>
      </div>
    </aside>
  )
}
