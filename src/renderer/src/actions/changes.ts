/** Changes to pictures: each can be undone, from its notice or with Ctrl+Z. */

import type { PictureChange } from '../../../shared/domain/picture-change.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { api } from '../data/client.ts'
import { hideNotice, showNotice } from '../data/notices.ts'
import { attempt } from '../data/report.ts'
import { endUndo, lastChange, offerUndo, sayUndone } from './offer-undo.ts'

/** As many as the main process remembers. */
const remembered = 50
/** Milliseconds after which work shows its progress. */
const aMoment = 500

interface Done {
  undo: () => Promise<unknown>
  /** The message when it is undone. */
  undone: string
}

const done: Done[] = []

/**
 * Remembers something that was done, for Ctrl+Z.
 * @param undone the message when it is undone, if that is plainer than naming what was done
 * @returns undoes it; a second call does nothing
 */
export function remember(
  said: string,
  undo: () => Promise<unknown>,
  undone = t('actions.changes.undone', { said })
): () => void {
  const entry = { undo, undone }
  done.push(entry)
  if (done.length > remembered) done.shift()
  return () => takeBack(entry)
}

/** Another library is open: changes in the previous one cannot be undone in it. */
export function forgetChanges(): void {
  done.length = 0
}

function takeBack(entry: Done): void {
  const at = done.indexOf(entry)
  if (at < 0) return
  done.splice(at, 1)
  endUndo(lastChange)
  const work = async (): Promise<void> => {
    try {
      await withProgress(t('actions.changes.undoing'), entry.undo())
    } catch (error) {
      // What failed can be tried again, unless it no longer exists.
      if (!(error instanceof AppError) || error.code !== 'not-found') done.splice(at, 0, entry)
      throw error
    }
    sayUndone(lastChange, entry.undone)
  }
  attempt(work())
}

/** Undoes the last change. */
export function undoLast(): void {
  const last = done.at(-1)
  if (last) takeBack(last)
  else
    showNotice({
      id: 'nothing-to-undo',
      message: t('actions.changes.nothingToUndo'),
      stays: 2500
    })
}

/** Shows progress for work that takes more than a moment. */
export async function withProgress<T>(words: string, work: Promise<T>): Promise<T> {
  let shown: string | null = null
  const timer = setTimeout(() => {
    shown = showNotice({ working: true, message: words })
  }, aMoment)
  try {
    return await work
  } finally {
    clearTimeout(timer)
    if (shown !== null) hideNotice(shown)
  }
}

/**
 * One change for all of these pictures. For several a notice offers undo; for one the change is visible.
 * @param said what was done to so many pictures, without a full stop: "3 pictures rated 4 stars"
 * @returns false if it failed; the user was told why
 */
export async function changePictures(
  ids: readonly string[],
  change: PictureChange,
  said: (count: number) => string
): Promise<boolean> {
  if (ids.length === 0) return true
  const work = async (): Promise<void> => {
    const { changed, undo } = await withProgress(
      t('actions.changes.changing', { count: ids.length }),
      api.pictures.change({ ids: [...ids], change })
    )
    // Nothing changed: Ctrl+Z undoes what was done before.
    if (changed === 0) return
    const words = said(changed)
    const back = remember(words, () => api.pictures.undoChange({ undo }))
    if (ids.length > 1) offerUndo(lastChange, `${words}.`, back)
  }
  try {
    await work()
    return true
  } catch (error) {
    attempt(Promise.reject(error))
    return false
  }
}
