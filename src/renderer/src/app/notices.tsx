import { Button, Group } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { Notice } from '../../../shared/contract.ts'
import type { View } from '../actions/commands.ts'
import { fillNotices, type Note, showNotice } from '../data/notices.ts'
import { useLayout } from './layout-store.ts'
import { useRoom, useStudioPanel } from './use-room.ts'

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

/** Pixels, as in layout.module.css. */
const topBarHeight = 44
const statusBarHeight = 28

/** Views with tools along their lower edge. */
const toolsBelow: ReadonlySet<View> = new Set(['viewer', 'inpaint'])

/**
 * Where notices stand: in the right corner of the centre, so that no panel's fields or buttons lie under them; above
 * where a view has its tools below.
 */
export function NoticeCorner(): ReactNode {
  const view = useLayout((state) => state.view)
  const room = useRoom()
  const panel = useStudioPanel()
  const beside = view === 'inpaint' ? (panel ?? 0) : room.inspector ? room.inspectorWidth : 0
  const above = toolsBelow.has(view)
  return (
    <Notifications
      position={above ? 'top-right' : 'bottom-right'}
      limit={4}
      containerWidth={360}
      style={{ marginRight: beside, ...(above ? { marginTop: topBarHeight } : { marginBottom: statusBarHeight }) }}
    />
  )
}
