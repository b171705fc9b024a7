import { notifications } from '@mantine/notifications'
import type { Notice } from '../../../shared/contract.ts'

const colours = { info: 'gray', warning: 'amber', error: 'red' } as const

/** Shows what the main process has to say that belongs to no job. */
export function showNotice({ level, message, error }: Notice): void {
  notifications.show({
    color: colours[level],
    title: error ? message : undefined,
    message: error ? (error.data.nextStep ?? '') : message,
    autoClose: level === 'error' ? 15_000 : 8000
  })
}
