import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { makeFour, repaint, slideshow } from '../../actions/pictures.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ActionItem } from '../../ui/action-item.tsx'
import { BarRule } from '../../ui/bar-rule.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ZoomPercent } from '../../ui/zoom-percent.tsx'
import classes from './viewer.module.css'
import {
  compareWithOlder,
  compareWithSource,
  filmstrip,
  fullScreen,
  leaveViewer,
  lockZoom,
  newer,
  older,
  toggleZoom,
  zoomIn,
  zoomOut
} from './viewer-actions.ts'

interface Props {
  /** From 1, and the list's length; null if it is not in the list. */
  position: { at: number; of: number } | null
  /** Device pixels per picture pixel. */
  scale: number
  /** Without a file nothing can be zoomed. */
  hasFile: boolean
}

/** The viewer's buttons, below the picture. */
export function ViewerBar({ position, scale, hasFile }: Props): ReactNode {
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('viewer.viewerBar.viewer')}>
      <ActionButton side="top" action={newer} />
      {position ? (
        <span className={classes.position}>{t('viewer.viewerBar.of', { at: position.at, of: position.of })}</span>
      ) : null}
      <ActionButton side="top" action={older} />
      <BarRule className={classes.rule} />
      <ActionButton className={classes.roomy} side="top" action={zoomOut} disabled={!hasFile} />
      <ZoomPercent scale={hasFile ? scale : null} />
      <ActionButton className={classes.roomy} side="top" action={zoomIn} disabled={!hasFile} />
      <ActionButton side="top" action={toggleZoom} disabled={!hasFile} />
      <ActionButton className={classes.roomy} side="top" action={lockZoom} />
      <BarRule className={classes.rule} />
      <ActionButton side="top" action={repaint} />
      <ActionButton side="top" action={makeFour} />
      <ActionButton side="top" action={slideshow} />
      <Menu position="top">
        <Menu.Target>
          <IconButton side="top" label={t('viewer.viewerBar.more')} icon={<IconDots size={18} stroke={1.5} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <ActionItem action={compareWithOlder} />
          <ActionItem action={compareWithSource} />
          <Menu.Divider />
          <ActionItem action={lockZoom} />
          <ActionItem action={filmstrip} />
        </Menu.Dropdown>
      </Menu>
      <ActionButton side="top" action={fullScreen} />
      <ActionButton side="top" action={leaveViewer} />
    </div>
  )
}
