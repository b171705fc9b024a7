import { Kbd, Menu } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconBrush,
  IconChevronLeft,
  IconChevronRight,
  IconColumns2,
  IconDots,
  IconLayoutBottombar,
  IconLock,
  IconLockOpen,
  IconMaximize,
  IconMinimize,
  IconMinus,
  IconPlayerPlay,
  IconPlus,
  IconRelationOneToOne,
  IconX
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatCount } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './viewer.module.css'
import type { ViewerActions } from './viewer-actions.ts'
import { useViewerSetting } from './viewer-settings.ts'

interface Props {
  actions: ViewerActions
  /** From 1, among how many; null for a picture that is not in the list. */
  position: { at: number; of: number } | null
  /** Device pixels per picture pixel. */
  scale: number
  /** The whole picture shows. */
  fitted: boolean
  /** Nothing can be zoomed or repainted where there is no file. */
  hasFile: boolean
  fullscreen: boolean
}

const icon = { size: 18, stroke: 1.5 }
const small = { size: 16, stroke: 1.5 }

/** The viewer's buttons, below the picture. */
export function ViewerBar({ actions, position, scale, fitted, hasFile, fullscreen }: Props): ReactNode {
  const locked = useViewerSetting('lockZoom')
  const filmstrip = useViewerSetting('filmstrip')
  return (
    <div className={classes.bar} role="toolbar" aria-label="Viewer">
      <IconButton side="top" label="Newer" shortcut="Left" icon={<IconChevronLeft {...icon} />} disabled={!actions.newer} onClick={actions.newer} />
      {position ? (
        <span className={classes.position}>
          {formatCount(position.at)} of {formatCount(position.of)}
        </span>
      ) : null}
      <IconButton side="top" label="Older" shortcut="Right" icon={<IconChevronRight {...icon} />} disabled={!actions.older} onClick={actions.older} />
      <span className={classes.rule} />
      <IconButton
        className={classes.roomy}
        side="top"
        label="Zoom out"
        shortcut="-"
        icon={<IconMinus {...icon} />}
        disabled={!hasFile}
        onClick={() => actions.zoomBy(1 / 1.25)}
      />
      <span className={classes.percent}>{hasFile ? `${Math.round(scale * 100)} %` : '–'}</span>
      <IconButton
        className={classes.roomy}
        side="top"
        label="Zoom in"
        shortcut="+"
        icon={<IconPlus {...icon} />}
        disabled={!hasFile}
        onClick={() => actions.zoomBy(1.25)}
      />
      <IconButton
        side="top"
        label={fitted ? 'One to one' : 'Fit in the window'}
        shortcut="Z"
        icon={fitted ? <IconRelationOneToOne {...icon} /> : <IconArrowsMaximize {...icon} />}
        disabled={!hasFile}
        onClick={actions.toggleZoom}
      />
      <IconButton
        className={classes.roomy}
        side="top"
        label={locked ? 'Fit each picture anew' : 'Keep the zoom from picture to picture'}
        shortcut="K"
        aria-pressed={locked}
        color={locked ? 'amber' : 'gray'}
        icon={locked ? <IconLock {...icon} /> : <IconLockOpen {...icon} />}
        onClick={actions.lockZoom}
      />
      <span className={classes.rule} />
      <IconButton side="top" label="Repaint…" shortcut="I" icon={<IconBrush {...icon} />} disabled={!hasFile} onClick={actions.repaint} />
      <IconButton side="top" label="Slideshow from here" shortcut="S" icon={<IconPlayerPlay {...icon} />} onClick={actions.slideshow} />
      <Menu position="top">
        <Menu.Target>
          <IconButton side="top" label="More" icon={<IconDots {...icon} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconColumns2 {...small} />} rightSection={<Kbd>C</Kbd>} disabled={!actions.compare} onClick={actions.compare}>
            Compare with the older one
          </Menu.Item>
          <Menu.Item leftSection={<IconColumns2 {...small} />} disabled={!actions.compareWithSource} onClick={actions.compareWithSource}>
            Compare with what it was made from
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={locked ? <IconLockOpen {...small} /> : <IconLock {...small} />} rightSection={<Kbd>K</Kbd>} onClick={actions.lockZoom}>
            {locked ? 'Fit each picture anew' : 'Keep the zoom'}
          </Menu.Item>
          <Menu.Item leftSection={<IconLayoutBottombar {...small} />} rightSection={<Kbd>T</Kbd>} onClick={actions.filmstrip}>
            {filmstrip ? 'Hide the filmstrip' : 'Show the filmstrip'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <IconButton
        side="top"
        label={fullscreen ? 'Leave full screen' : 'Full screen'}
        shortcut="Enter"
        icon={fullscreen ? <IconMinimize {...icon} /> : <IconMaximize {...icon} />}
        onClick={actions.fullscreen}
      />
      <IconButton side="top" label="Back to the gallery" shortcut="Esc" icon={<IconX {...icon} />} onClick={actions.close} />
    </div>
  )
}
