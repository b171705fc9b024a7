import { notifications, notificationsStore } from '@mantine/notifications'
import type { ReactElement, ReactNode } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { offerUndo } from './undo-notice.tsx'

beforeEach(() => notifications.clean())

/** Presses the button of the only notice that is on screen. */
function press(): void {
  const [notice, ...others] = notificationsStore.getState().notifications
  expect(others).toEqual([])
  const { children } = (notice!.message as ReactElement<{ children: ReactNode[] }>).props
  ;(children[1] as ReactElement<{ onClick: () => void }>).props.onClick()
}

it('takes the place of the notice before it, and takes back what it says itself', () => {
  const taken: string[] = []
  offerUndo('changed', '2 pictures rated 4 stars.', () => taken.push('rated'))
  offerUndo('changed', '3 pictures tagged “sea”.', () => taken.push('tagged'))
  press()
  expect(taken).toEqual(['tagged'])
  expect(notificationsStore.getState().notifications).toEqual([])
})

it('leaves a notice of another kind where it is', () => {
  offerUndo('changed', 'Changed.', () => undefined)
  offerUndo('restored', 'Restored.', () => undefined)
  expect(notificationsStore.getState().notifications).toHaveLength(2)
})
