/** Messages to the user, from code that draws nothing. How a notice is shown is up to app, which provides it. */
export interface Note {
  /** Only one notice with this id is shown at a time. */
  id?: string
  /** Omitted: neutral. */
  tone?: 'good' | 'warning' | 'bad'
  title?: string
  message: string
  /** Milliseconds it stays; omitted: as long as a short sentence takes to read. */
  stays?: number
  /** Shows progress: it stays until it is hidden. */
  working?: true
  button?: { label: string; press: () => void }
}

interface NoticeBoard {
  /** @returns the notice's id */
  show: (note: Note) => string
  hide: (id: string) => void
}

let board: NoticeBoard = { show: ({ id = '' }) => id, hide: () => undefined }

/** Sets where notices are shown from now on. */
export function fillNotices(filled: NoticeBoard): void {
  board = filled
}

/** Shows a notice. @returns its id, to hide it by */
export const showNotice = (note: Note): string => board.show(note)

/** Hides a notice; one that is already gone is no error. */
export const hideNotice = (id: string): void => board.hide(id)
