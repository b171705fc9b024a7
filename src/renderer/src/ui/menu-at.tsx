import { Menu, type MenuProps } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props extends Pick<MenuProps, 'onClose' | 'width' | 'returnFocus'> {
  /** In the window. */
  at: { x: number; y: number }
  label?: string
  children: ReactNode
}

/** A context menu at the pointer. */
export function MenuAt({ at, label, children, returnFocus = true, ...rest }: Props): ReactNode {
  return (
    // If there is room neither below nor above, it is moved over the pointer, so that its last item can be reached.
    <Menu
      {...rest}
      opened
      position="bottom-start"
      offset={2}
      middlewares={{ flip: true, shift: { crossAxis: true, padding: 8 } }}
      withinPortal
      returnFocus={returnFocus}
      trapFocus
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown mah="calc(100vh - 24px)" style={{ overflowY: 'auto' }} aria-label={label}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
