import { Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { ActionItem } from '../../../ui/action-item.tsx'
import { usePainter } from '../studio/use-painter.ts'
import {
  clearMask,
  doublePixels,
  fillMask,
  fitPicture,
  invertMask,
  redo,
  undo,
  wholePixels,
  zoomIn,
  zoomOut
} from '../studio-actions.ts'
import { backToPicture } from './back-to-picture.ts'
import { EdgeMenu } from './edge-menu.tsx'
import { OverlayMenu } from './overlay-menu.tsx'
import classes from './tool-bar.module.css'
import { ToolOptions } from './tool-options.tsx'

/**
 * Under the picture: the current tool's settings, commands for the whole mask, and view options. Wraps if there is
 * little room.
 */
export function PainterBar(): ReactNode {
  return (
    <div className={classes.barRoom}>
      <div className={classes.bar} role="toolbar" aria-label={t('inpaint.painterBar.mask')} {...backToPicture}>
        <div className={classes.options}>
          <ToolOptions />
        </div>
        <HistoryButtons />
        <MaskEdits />
        <div className={classes.group} role="group" aria-label={t('inpaint.painterBar.view')}>
          <ZoomMenu />
          <OverlayMenu />
        </div>
      </div>
    </div>
  )
}

/** Undo and redo. */
function HistoryButtons(): ReactNode {
  const canUndo = usePainter((state) => state.canUndo)
  const canRedo = usePainter((state) => state.canRedo)
  return (
    <div className={classes.group} role="group" aria-label={t('inpaint.painterBar.history')}>
      <ActionButton side="top" action={undo} disabled={!canUndo} />
      <ActionButton side="top" action={redo} disabled={!canRedo} />
    </div>
  )
}

/** Commands that change the whole mask at once. */
function MaskEdits(): ReactNode {
  const empty = usePainter((state) => state.bounds === null)
  const full = usePainter((state) => state.full)
  return (
    <div className={classes.group} role="group" aria-label={t('inpaint.painterBar.wholeMask')}>
      <ActionButton side="top" action={invertMask} />
      <ActionButton side="top" action={fillMask} disabled={full} />
      <ActionButton side="top" action={clearMask} disabled={empty} />
      <EdgeMenu disabled={empty} />
    </div>
  )
}

/** The current zoom, and the ways to change it. */
function ZoomMenu(): ReactNode {
  const percent = usePainter(({ zoom }) => (zoom < 0.1 ? Math.round(zoom * 1000) / 10 : Math.round(zoom * 100)))
  return (
    <Menu position="top-end" width={190}>
      <Menu.Target>
        <Tooltip label={t('inpaint.painterBar.zoom')} position="top">
          <UnstyledButton className={classes.zoom} aria-label={t('inpaint.painterBar.zoomPercent', { percent })}>
            {percent} %
            <IconChevronDown size={14} stroke={1.5} aria-hidden />
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <ActionItem action={fitPicture} />
        <ActionItem action={wholePixels} />
        <ActionItem action={doublePixels} />
        <Menu.Divider />
        <ActionItem action={zoomIn} stays />
        <ActionItem action={zoomOut} stays />
      </Menu.Dropdown>
    </Menu>
  )
}
