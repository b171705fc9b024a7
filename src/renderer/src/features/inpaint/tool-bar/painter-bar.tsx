import type { ReactNode } from 'react'
import { backToPicture } from './back-to-picture.ts'
import { HistoryButtons, MaskEdits } from './mask-edits.tsx'
import { OverlayMenu } from './overlay-menu.tsx'
import classes from './tool-bar.module.css'
import { ToolOptions } from './tool-options.tsx'
import { ZoomMenu } from './zoom-menu.tsx'

/**
 * Under the picture: the settings of the tool in use, what is done to the whole mask, and how both are seen. Folds into
 * lines where room is scarce.
 */
export function PainterBar(): ReactNode {
  return (
    <div className={classes.barRoom}>
      <div className={classes.bar} role="toolbar" aria-label="Mask" {...backToPicture}>
        <div className={classes.options}>
          <ToolOptions />
        </div>
        <HistoryButtons />
        <MaskEdits />
        <div className={classes.group} role="group" aria-label="View">
          <ZoomMenu />
          <OverlayMenu />
        </div>
      </div>
    </div>
  )
}
