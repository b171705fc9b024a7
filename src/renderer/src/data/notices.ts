/** What there is to say to the user, from code that draws nothing. How a notice is shown is app's: it fills this in. */
export interface Note {
  /** While one of this id is shown, another one is not. */
  id?: string
  /** Left out: neither good nor bad. */
  tone?: 'good' | 'warning' | 'bad'
  title?: string
  message: string
  /** Milliseconds it stays; left out: as long as a short sentence takes to read. */
  stays?: number
  /** Something is at work: it stays until it is hidden. */
  working?: true
  button?: { label: string; press: () => void }
}

interface NoticeBoard {
  /** @returns the notice's id */
  show: (note: Note) => string
  hide: (id: string) => void
}

let board: NoticeBoard = { show: ({ id = '' }) => id, hide: () => undefined }

/** Says where notices are shown from now on. */
export function fillNotices(filled: NoticeBoard): void {
  board = filled
}

/** Shows a notice. @returns its id, to hide it by */
export const showNotice = (note: Note): string => board.show(note)

/** Takes a notice away; one that is gone already is no error. */
export const hideNotice = (id: string): void => board.hide(id)
