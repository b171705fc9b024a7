/**
 * Passes pictures to another program: dragged out of the window, or copied as files. Every failure ends in one plain
 * message.
 */

import { mostHandedOver } from '../../../shared/contract/exports.ts'
import { t } from '../../../shared/messages/t.ts'
import { api } from '../data/client.ts'
import { showNotice } from '../data/notices.ts'
import { attempt } from '../data/report.ts'
import { ownDragBegan } from './own-drag.ts'

/**
 * Up to this many, copies are started when the button is pressed; for more when the drag begins, since most presses are
 * not drags.
 */
const worthPreparing = 100

/** Puts copies of the pictures on the clipboard as files. */
export function copyFiles(ids: readonly string[]): void {
  if (ids.length === 0) return
  const tell = ({ files }: { files: number }): void => {
    const left = ids.length - files
    const message = t('actions.handOver.copied', { files })
    const missing = left === 0 ? '' : ` ${t('actions.handOver.leftOut', { left })}`
    showNotice({ message: message + missing, stays: left === 0 ? 2500 : 6000 })
  }
  attempt(api.pictures.copyFiles({ ids: [...ids] }).then(tell))
}

/** The button was pressed on pictures that may be dragged: their copies are made meanwhile. */
export function expectDrag(ids: readonly string[]): void {
  // Errors are reported when they are dragged.
  if (ids.length <= Math.min(worthPreparing, mostHandedOver))
    api.pictures.prepareDrag({ ids: [...ids] }).catch(() => undefined)
}

/** Passes a drag that begins in the page to the desktop. To be called from `dragstart`. */
export function dragOut(event: { preventDefault: () => void }, ids: readonly string[]): void {
  event.preventDefault()
  if (ids.length === 0) return
  ownDragBegan([...ids])
  const controller = new AbortController()
  const letGo = (): void => void api.pictures.endDrag().catch(() => undefined)
  window.addEventListener('pointerup', letGo, { capture: true, signal: controller.signal })
  const begin = async (): Promise<void> => {
    try {
      const { started, files } = await api.pictures.startDrag({ ids: [...ids] })
      if (!started) showNotice({ message: t('actions.handOver.ready', { files }) })
    } finally {
      controller.abort()
    }
  }
  attempt(begin())
}
