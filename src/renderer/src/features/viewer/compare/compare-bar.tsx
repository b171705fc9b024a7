import { SegmentedControl } from '@mantine/core'
import { IconArrowsMaximize, IconLink, IconLinkOff, IconMinus, IconPlus, IconRelationOneToOne, IconTable, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CompareMode } from '../../../../../shared/domain/viewer-settings.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { changeViewer, useViewerSetting } from '../viewer-settings.ts'
import classes from './compare.module.css'
import { useCompare } from './compare-store.ts'
import { fitOf } from './shared-view.ts'
import type { Pane } from './use-panes.ts'
import type { CompareZoom } from './use-zoom.ts'

const icon = { size: 18, stroke: 1.5 }

const modes: { value: CompareMode; label: string }[] = [
  { value: 'side', label: 'Side by side' },
  { value: 'slider', label: 'Slider' },
  { value: 'difference', label: 'Difference' },
  { value: 'flip', label: 'Flip' }
]

interface Props {
  mode: CompareMode
  pane: Pane
  zoom: CompareZoom
  onClose: () => void
}

/** How the pictures are compared, and where one looks. */
export function CompareBar({ mode, pane, zoom, onClose }: Props): ReactNode {
  const locked = useViewerSetting('compareLocked')
  const recipes = useViewerSetting('compareRecipes')
  const view = useCompare((state) => state.views[mode === 'side' ? state.active : 0]!)
  const room = useCompare((state) => state.room)
  const percent = Math.round(fitOf(pane.size, room) * view.zoom * window.devicePixelRatio * 100)
  return (
    <div className={classes.bar} role="toolbar" aria-label="Comparison">
      <SegmentedControl size="xs" data={modes} value={mode} aria-label="How they are compared" onChange={(next) => changeViewer({ compareMode: next })} />
      {mode === 'side' ? (
        <IconButton
          label={locked ? 'Zoom each by itself' : 'Zoom all together'}
          shortcut="K"
          aria-pressed={locked}
          color={locked ? 'amber' : 'gray'}
          icon={locked ? <IconLink {...icon} /> : <IconLinkOff {...icon} />}
          onClick={zoom.lock}
        />
      ) : null}
      <span className={classes.spacer} />
      <IconButton label="Zoom out" shortcut="-" icon={<IconMinus {...icon} />} onClick={() => zoom.by(1 / 1.25)} />
      <span className={classes.percent}>{percent} %</span>
      <IconButton label="Zoom in" shortcut="+" icon={<IconPlus {...icon} />} onClick={() => zoom.by(1.25)} />
      <IconButton label="Fit" icon={<IconArrowsMaximize {...icon} />} onClick={zoom.fit} />
      <IconButton label="One to one" shortcut="Z" icon={<IconRelationOneToOne {...icon} />} onClick={zoom.oneToOne} />
      <span className={classes.rule} />
      <IconButton
        label={recipes ? 'Hide what they were made from' : 'Show what they were made from'}
        shortcut="T"
        aria-pressed={recipes}
        color={recipes ? 'amber' : 'gray'}
        icon={<IconTable {...icon} />}
        onClick={() => changeViewer({ compareRecipes: !recipes })}
      />
      <IconButton label="Leave the comparison" shortcut="Esc" icon={<IconX {...icon} />} onClick={onClose} />
    </div>
  )
}
