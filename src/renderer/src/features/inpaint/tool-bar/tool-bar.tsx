import { IconPhotoPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { MaskMenu } from '../masks/mask-menu.tsx'
import { getPainter } from '../studio/painter-instance.ts'
import { closePicture } from '../studio/session.ts'
import { useStudio } from '../studio/studio-store.ts'
import { usePainter } from '../studio/use-painter.ts'
import { backToPicture } from './back-to-picture.ts'
import classes from './tool-bar.module.css'
import { toolFaces } from './tools.ts'
import { useArrowKeys } from './use-arrow-keys.ts'
import { usePainterKeys } from './use-painter-keys.ts'
import { useRememberedOptions } from './use-remembered-options.ts'

/** The painter's tools, and below them what else a mask can come from, and the way to another picture. */
export function ToolBar(): ReactNode {
  const tool = usePainter((state) => state.tool)
  const { ref, onKeyDown } = useArrowKeys<HTMLDivElement>()
  usePainterKeys()
  useRememberedOptions()
  return (
    <div ref={ref} className={classes.tools} role="toolbar" aria-label="Tools" aria-orientation="vertical" onKeyDown={onKeyDown} {...backToPicture}>
      {toolFaces.map(({ name, label, shortcut, icon: Icon }) => (
        <IconButton
          key={name}
          className={classes.tool}
          size={34}
          side="right"
          label={label}
          shortcut={shortcut}
          icon={<Icon size={18} stroke={1.5} />}
          aria-pressed={tool === name}
          data-active={tool === name || undefined}
          tabIndex={tool === name ? 0 : -1}
          onClick={() => {
            // While a result is held against the picture nothing can be painted: who takes a tool wants to.
            useStudio.getState().comparisonChosen(null)
            getPainter().choose(name)
          }}
        />
      ))}
      <span className={classes.toolRule} />
      <MaskMenu />
      <IconButton
        size={34}
        side="right"
        label="Open another picture: this one and its mask are kept"
        icon={<IconPhotoPlus size={18} stroke={1.5} />}
        tabIndex={-1}
        onClick={() => void closePicture()}
      />
    </div>
  )
}
