import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { MaskMenu } from '../masks/mask-menu.tsx'
import { usePainter } from '../studio/use-painter.ts'
import { openOther, toolActions } from '../studio-actions.ts'
import { toolNames } from '../tools/tools.ts'
import { backToPicture } from './back-to-picture.ts'
import { ExtendButton } from './extend-button.tsx'
import classes from './tool-bar.module.css'
import { useArrowKeys } from './use-arrow-keys.ts'
import { useRememberedOptions } from './use-remembered-options.ts'

/** The painter's tools, and below them other sources of a mask, and how to open another picture. */
export function ToolBar(): ReactNode {
  const tool = usePainter((state) => state.tool)
  const { ref, onKeyDown } = useArrowKeys<HTMLDivElement>()
  useRememberedOptions()
  return (
    <div
      ref={ref}
      className={classes.tools}
      role="toolbar"
      aria-label={t('inpaint.toolBar.tools')}
      aria-orientation="vertical"
      onKeyDown={onKeyDown}
      {...backToPicture}
    >
      {toolActions.map((action, at) => {
        const isInUse = toolNames[at] === tool
        return (
          <ActionButton
            key={action.id}
            className={classes.tool}
            size={34}
            side="right"
            action={action}
            color="gray"
            data-active={isInUse || undefined}
            tabIndex={isInUse ? 0 : -1}
          />
        )
      })}
      <span className={classes.toolRule} />
      <ExtendButton />
      <MaskMenu />
      <ActionButton size={34} side="right" action={openOther} tabIndex={-1} />
    </div>
  )
}
