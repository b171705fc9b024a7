/** Saves the draft to disk: the form and the mask, soon after each change, and at once when the studio is left. */
import { AppError, toWireError } from '../../../../../shared/errors.ts'
import { beforeClosing } from '../../../data/before-close.ts'
import { api } from '../../../data/client.ts'
import { getPainter } from './get-painter.ts'
import { keptMask } from './kept-mask.ts'
import { useStudio } from './studio-store.ts'

/** Milliseconds without a change before it is saved. */
const still = 400

let timer: ReturnType<typeof setTimeout> | undefined
/** Something has changed since the last save. */
let dirty = false
/** The last known revision of the painter; null while it is not followed. */
let heard: number | null = null
/**
 * All pending saves. None waits for those before it, since a page that closes has no time to; the library keeps their
 * order.
 */
let writing: Promise<void> = Promise.resolve()

/** The current draft, or null while the picture is not in the painter: then there is nothing to save. */
function draftNow(): Parameters<typeof api.drafts.save>[0] | null {
  const { pictureId, bitmap, form } = useStudio.getState()
  if (pictureId === null || bitmap.kind !== 'ready') return null
  const painter = getPainter()
  return { pictureId, draft: { ...form, extend: painter.extension, mask: keptMask(painter.exportMask()) } }
}

async function write(draft: Parameters<typeof api.drafts.save>[0]): Promise<void> {
  try {
    await api.drafts.save(draft)
    if (useStudio.getState().unsaved !== null) useStudio.getState().savingFailed(null)
  } catch (error) {
    const { code, message, data } = toWireError(error)
    // Retried on the next occasion.
    if (useStudio.getState().pictureId === draft.pictureId) dirty = true
    useStudio.getState().savingFailed(new AppError(code, message, data))
  }
}

/** Saves what has changed; resolves when it is on disk, or when a failure was reported. */
export function saveDraftNow(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  // The painter reports a stroke with its next frame, and a window that closes may not wait for one.
  if (heard !== null && getPainter().state.revision !== heard) dirty = true
  const draft = dirty ? draftNow() : null
  if (draft !== null) {
    dirty = false
    if (heard !== null) heard = getPainter().state.revision
    writing = Promise.all([writing, write(draft)]).then(() => undefined)
  }
  return writing
}

function saveSoon(): void {
  dirty = true
  clearTimeout(timer)
  timer = setTimeout(() => {
    // A stroke in progress is saved when it ends: reading the mask would cost a frame.
    if (getPainter().state.working) saveSoon()
    else void saveDraftNow()
  }, still)
}

/** What was loaded is already on disk: only what follows is a change. */
export function draftLoaded(): void {
  clearTimeout(timer)
  timer = undefined
  dirty = false
  if (heard !== null) heard = getPainter().state.revision
}

/** Retries after a failure, even though nothing has changed since. */
export function saveDraftAgain(): void {
  dirty = true
  void saveDraftNow()
}

function saveWhenHidden(): void {
  if (document.visibilityState === 'hidden') void saveDraftNow()
}

/**
 * Follows the form and the mask.
 * @returns a function that ends it and saves what is left
 */
export function keepDraft(): () => void {
  const painter = getPainter()
  heard = painter.state.revision
  const stops = [
    beforeClosing(saveDraftNow),
    useStudio.subscribe((now, before) => {
      if (
        now.form !== before.form &&
        now.pictureId === before.pictureId &&
        now.bitmap.kind === 'ready' &&
        before.bitmap.kind === 'ready'
      )
        saveSoon()
    }),
    painter.subscribe(() => {
      if (painter.state.revision === heard) return
      heard = painter.state.revision
      if (useStudio.getState().bitmap.kind === 'ready') saveSoon()
    })
  ]
  const leave = (): void => void saveDraftNow()
  window.addEventListener('pagehide', leave)
  window.addEventListener('beforeunload', leave)
  document.addEventListener('visibilitychange', saveWhenHidden)
  return () => {
    for (const stop of stops) stop()
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('beforeunload', leave)
    document.removeEventListener('visibilitychange', saveWhenHidden)
    leave()
    heard = null
  }
}
