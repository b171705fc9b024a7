import { Kbd, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { getPainter } from '../studio/painter-instance.ts'
import { usePainter } from '../studio/use-painter.ts'
import classes from './tool-bar.module.css'

/** How large the picture is shown, and the ways to change it. */
export function ZoomMenu(): ReactNode {
  const percent = usePainter(({ zoom }) => (zoom < 0.1 ? Math.round(zoom * 1000) / 10 : Math.round(zoom * 100)))
  const painter = getPainter()
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
        <Menu.Item rightSection={<Kbd>0</Kbd>} onClick={() => painter.zoomTo('fit')}>
          Fit in the window
        </Menu.Item>
        <Menu.Item rightSection={<Kbd>1</Kbd>} onClick={() => painter.zoomTo(1)}>
          100 %
        </Menu.Item>
        <Menu.Item onClick={() => painter.zoomTo(2)}>200 %</Menu.Item>
        <Menu.Divider />
        <Menu.Item closeMenuOnClick={false} rightSection={<Kbd>+</Kbd>} onClick={() => painter.zoomTo('in')}>
          Zoom in
        </Menu.Item>
        <Menu.Item closeMenuOnClick={false} rightSection={<Kbd>-</Kbd>} onClick={() => painter.zoomTo('out')}>
          Zoom out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
