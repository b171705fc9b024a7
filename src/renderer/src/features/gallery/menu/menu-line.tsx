import { Kbd, Menu } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Props {
  icon: Icon
  label: string
  shortcut?: string
  /** Why it cannot be done; null when it can. */
  not?: string | null
  danger?: boolean
  onPress: () => void
}

/** One line of the menu; one that cannot be pressed says why. */
export function MenuLine({ icon: Picture, label, shortcut, not = null, danger = false, onPress }: Props): ReactNode {
  return (
    <Menu.Item
      color={danger ? 'var(--p-danger)' : undefined}
      leftSection={<Picture size={16} stroke={1.5} aria-hidden />}
      rightSection={not === null && shortcut ? <Kbd>{shortcut}</Kbd> : undefined}
      disabled={not !== null}
      onClick={onPress}
    >
      {not === null ? label : `${label}: ${not}`}
    </Menu.Item>
  )
}
