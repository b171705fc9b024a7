import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { useViewerSetting } from '../viewer-settings.ts'
import classes from './compare.module.css'
import { compareNow, useCompare } from './compare-store.ts'
import { PaneHead } from './pane-head.tsx'
import { PanePicture } from './pane-picture.tsx'
import { Surface } from './surface.tsx'
import type { Pane } from './use-panes.ts'

/** Every picture in its own pane; locked together, they all show the same part. */
export function SideBySide({ panes }: { panes: readonly Pane[] }): ReactNode {
  const locked = useViewerSetting('compareLocked')
  const active = useCompare((state) => state.active)
  const views = useCompare((state) => state.views)
  const { paneActivated, viewChanged } = compareNow()
  return (
    <div className={classes.panes} data-count={panes.length}>
      {panes.map((pane) => (
        <section
          key={pane.letter}
          className={classes.pane}
          aria-label={t('viewer.sideBySide.picture', { letter: pane.letter })}
          data-active={pane.place === active || undefined}
          tabIndex={0}
          onFocus={() => paneActivated(pane.place)}
          onPointerDown={() => paneActivated(pane.place)}
        >
          <PaneHead pane={pane} />
          <Surface
            size={pane.size}
            view={views[pane.place]!}
            onView={(view) => viewChanged(view, locked ? null : pane.place)}
          >
            {(at) => <PanePicture pane={pane} at={at} />}
          </Surface>
        </section>
      ))}
    </div>
  )
}
