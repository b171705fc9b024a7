import { Kbd, Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import type { Action, Context } from '../actions/action.ts'
import { runAction } from '../actions/registry.ts'
import { useFace } from '../actions/use-face.ts'

interface Props {
  action: Action
  /** What it applies to; omitted: what is at hand. */
  context?: Context
  /** The menu stays open. */
  stays?: boolean
}

/** An action as a menu item; one that cannot be done now says why. */
export function ActionItem({ action, context, stays = false }: Props): ReactNode {
  const { label, icon: Picture, applies, not, pressed, shortcut } = useFace(action, context)
  const left = Picture ? (
    <Picture size={16} stroke={1.5} aria-hidden />
  ) : pressed === undefined ? undefined : pressed ? (
    <IconCheck size={16} stroke={1.5} aria-label={t('ui.actionItem.chosen')} />
  ) : (
    <span style={{ width: 16 }} />
  )
  return (
    <Menu.Item
      {...(action.danger ? { color: 'var(--p-danger)' } : {})}
      closeMenuOnClick={!stays}
      leftSection={left}
      rightSection={not === null && shortcut ? <Kbd>{shortcut}</Kbd> : undefined}
      disabled={!applies || not !== null}
      onClick={() => runAction(action, context)}
    >
      {not === null ? label : `${label}: ${not}`}
    </Menu.Item>
  )
}
