import { Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ActionItem } from '../../../ui/action-item.tsx'
import { usePainter } from '../studio/use-painter.ts'
import { doublePixels, fitPicture, wholePixels, zoomIn, zoomOut } from '../studio-actions.ts'
import classes from './tool-bar.module.css'

/** How large the picture is shown, and the ways to change it. */
export function ZoomMenu(): ReactNode {
  const percent = usePainter(({ zoom }) => (zoom < 0.1 ? Math.round(zoom * 1000) / 10 : Math.round(zoom * 100)))
  return (
    <Menu position="top-end" width={190}>
      <Menu.Target>
        <Tooltip label="Zoom" position="top">
          <UnstyledButton className={classes.zoom} aria-label={`Zoom, ${percent} percent`}>
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
