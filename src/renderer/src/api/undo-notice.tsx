import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'

/** Says what was done and offers to undo it for a while. @param id a second notice of the same id replaces the first */
export function offerUndo(id: string, message: ReactNode, undo: () => void): void {
  const press = (): void => {
    notifications.hide(id)
    undo()
  }
  notifications.show({
    id,
    color: 'gray',
    autoClose: 8000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button size="xs" onClick={press}>
          Undo
        </Button>
      </Group>
    )
  })
}
