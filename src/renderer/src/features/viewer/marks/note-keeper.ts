/**
 * Notes being written. What is typed is kept here by picture until it is stored, so that it survives selecting another
 * picture, closing the inspector, and a failed save.
 */

import { create } from 'zustand'
import { t } from '../../../../../shared/messages/t.ts'
import { remember } from '../../../actions/changes.ts'
import { beforeClosing } from '../../../data/before-close.ts'
import { api } from '../../../data/client.ts'
import { reportError } from '../../../data/report.ts'

/** Debounce in milliseconds. */
export const notePause = 900

interface NoteState {
  /** Typed and not stored yet, by picture. */
  unsaved: ReadonlyMap<string, string>
  /** Typed for several pictures but not applied yet: it survives viewing one of them alone. */
  ofMany: string
}

export const useNotes = create<NoteState>()(() => ({ unsaved: new Map(), ofMany: '' }))

export function noteOfManyTyped(ofMany: string): void {
  useNotes.setState({ ofMany })
}

const timers = new Map<string, ReturnType<typeof setTimeout>>()
/** Saves of one picture run one after the other. */
const saving = new Map<string, Promise<void>>()

function changed(pictureId: string, text: string | null): void {
  useNotes.setState(({ unsaved }) => {
    const next = new Map(unsaved)
    if (text === null) next.delete(pictureId)
    else next.set(pictureId, text)
    return { unsaved: next }
  })
}

/** Keeps what was typed; stored after a pause, on leaving the box, and when the window closes. */
export function noteTyped(pictureId: string, text: string): void {
  changed(pictureId, text)
  clearTimeout(timers.get(pictureId))
  timers.set(
    pictureId,
    setTimeout(() => void saveNote(pictureId), notePause)
  )
}

async function save(pictureId: string): Promise<void> {
  const text = useNotes.getState().unsaved.get(pictureId)
  if (text === undefined) return
  try {
    const { changed: many, undo } = await api.pictures.change({ ids: [pictureId], change: { notes: text } })
    if (many > 0) remember(t('viewer.noteKeeper.notesOfOnePicture'), () => api.pictures.undoChange({ undo }))
    // What was typed meanwhile is newer, with its own pause.
    if (useNotes.getState().unsaved.get(pictureId) === text) changed(pictureId, null)
  } catch (error) {
    reportError(error)
  }
}

/**
 * Stores what is typed for this picture now. Never throws: what could not be stored stays in the box, and the failure
 * is reported.
 */
export function saveNote(pictureId: string): Promise<void> {
  clearTimeout(timers.get(pictureId))
  timers.delete(pictureId)
  const mine = (saving.get(pictureId) ?? Promise.resolve()).then(() => save(pictureId))
  saving.set(pictureId, mine)
  return mine
}

beforeClosing(() => Promise.all([...useNotes.getState().unsaved.keys()].map(saveNote)))
