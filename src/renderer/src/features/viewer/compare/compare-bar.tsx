import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CompareMode } from '../../../../../shared/domain/viewer-settings.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { BarRule } from '../../../ui/bar-rule.tsx'
import { ZoomPercent } from '../../../ui/zoom-percent.tsx'
import { changeViewer } from '../viewer-settings.ts'
import classes from './compare.module.css'
import { fit, leaveComparison, lockTogether, oneToOne, recipes, zoomIn, zoomOut } from './compare-actions.ts'
import { useCompare } from './compare-store.ts'
import { fitOf } from './shared-view.ts'
import type { Pane } from './use-panes.ts'

const modes: { value: CompareMode; label: string }[] = [
  { value: 'side', label: t('viewer.compareBar.sideBySide') },
  { value: 'slider', label: t('viewer.compareBar.slider') },
  { value: 'difference', label: t('viewer.compareBar.difference') },
  { value: 'flip', label: t('viewer.compareBar.flip') }
]

interface Props {
  mode: CompareMode
  pane: Pane
}

/** How the pictures are compared, and the zoom. */
export function CompareBar({ mode, pane }: Props): ReactNode {
  const view = useCompare((state) => state.views[mode === 'side' ? state.active : 0]!)
  const room = useCompare((state) => state.room)
  const scale = fitOf(pane.size, room) * view.zoom * window.devicePixelRatio
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('viewer.compareBar.comparison')}>
      <SegmentedControl
        size="xs"
        data={modes}
        value={mode}
        aria-label={t('viewer.compareBar.howTheyAreCompared')}
        onChange={(next) => changeViewer({ compareMode: next })}
      />
      {mode === 'side' ? <ActionButton action={lockTogether} /> : null}
      <span className={classes.spacer} />
      <ActionButton action={zoomOut} />
      <ZoomPercent scale={scale} />
      <ActionButton action={zoomIn} />
      <ActionButton action={fit} />
      <ActionButton action={oneToOne} />
      <BarRule />
      <ActionButton action={recipes} />
      <ActionButton action={leaveComparison} />
    </div>
  )
}
