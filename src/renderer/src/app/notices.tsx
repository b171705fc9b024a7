import { Button, Group } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { Notice } from '../../../shared/contract.ts'
import { fillNotices, type Note, showNotice } from '../data/notices.ts'
import { useLayout } from './layout-store.ts'

const colours = { good: 'green', warning: 'amber', bad: 'red' } as const
const tones = { info: undefined, warning: 'warning', error: 'bad' } as const

/** Its button stands beside a sentence, and under what has a title. */
function messageOf({ title, message, button }: Note): ReactNode {
  if (!button) return message
  const { label, press } = button
  if (title !== undefined)
    return (
      <>
        {message}
        <Button display="block" mt={8} size="xs" onClick={press}>
          {label}
        </Button>
      </>
    )
  return (
    <Group justify="space-between" wrap="nowrap">
      {message}
      <Button size="xs" flex="none" onClick={press}>
        {label}
      </Button>
    </Group>
  )
}

function show(note: Note): string {
  const { id, tone, title, stays, working } = note
  return notifications.show({
    ...(id === undefined ? {} : { id }),
    color: tone === undefined ? 'gray' : colours[tone],
    title,
    message: messageOf(note),
    ...(stays === undefined ? {} : { autoClose: stays }),
    ...(working ? { loading: true, autoClose: false, withCloseButton: false } : {})
  })
}

/** From now on what there is to say is shown in the corner for notices. */
export function connectNotices(): void {
  fillNotices({ show, hide: (id) => void notifications.hide(id) })
}

/** Shows what the main process has to say that belongs to no job. */
export function tellNotice({ level, message, error }: Notice): void {
  const tone = tones[level]
  showNotice({
    ...(tone ? { tone } : {}),
    ...(error ? { title: message } : {}),
    message: error ? (error.data.nextStep ?? '') : message,
    stays: level === 'error' ? 15_000 : 8000
  })
}

/** Where notices stand: bottom right, but never over the button of the studio's panel. */
export function NoticeCorner(): ReactNode {
  const studio = useLayout((state) => state.view === 'inpaint')
  return (
    <Notifications
      position={studio ? 'top-center' : 'bottom-right'}
      limit={4}
      containerWidth={360}
      style={studio ? { marginTop: 36 } : { marginBottom: 28 }}
    />
  )
}
