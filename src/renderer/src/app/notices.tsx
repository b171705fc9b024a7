import { Button, Group } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { Notice } from '../../../shared/contract.ts'
import type { View } from '../actions/commands.ts'
import { fillNotices, type Note, showNotice } from '../data/notices.ts'
import { mirrored } from '../data/reading.ts'
import { useLayout } from './layout-store.ts'
import { useRoom, useStudioPanel } from './use-room.ts'

const colours = { good: 'green', warning: 'amber', bad: 'red' } as const
const tones = { info: undefined, warning: 'warning', error: 'bad' } as const

/** Its button is beside a sentence, or below a notice with a title. */
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

/** From now on notices are shown in the corner. */
export function connectNotices(): void {
  fillNotices({ show, hide: (id) => void notifications.hide(id) })
}

/** Shows a message from the main process that belongs to no job. */
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
 * Where notices appear: in the far corner of the centre, so that they cover no panel's fields or buttons; at the top
 * if a view has its tools at the bottom.
 */
export function NoticeCorner(): ReactNode {
  const view = useLayout((state) => state.view)
  const room = useRoom()
  const panel = useStudioPanel()
  const beside = view === 'inpaint' ? (panel ?? 0) : room.inspector ? room.inspectorWidth : 0
  const above = toolsBelow.has(view)
  return (
    <Notifications
      position={`${above ? 'top' : 'bottom'}-${mirrored ? 'left' : 'right'}`}
      limit={4}
      containerWidth={360}
      style={{ marginInlineEnd: beside, ...(above ? { marginTop: topBarHeight } : { marginBottom: statusBarHeight }) }}
    />
  )
}
