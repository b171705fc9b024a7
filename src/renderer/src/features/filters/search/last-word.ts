/** The word being typed at the end of a search, which may become a tag. */

export interface LastWord {
  /** The text before it. */
  before: string
  word: string
}

/** Null if the end of the text is not a plain word: inside quotes, after a minus, after a space. */
export function lastWord(text: string): LastWord | null {
  const quotes = text.split('"').length - 1
  if (quotes % 2 === 1) return null
  const word = /[^\s"]+$/u.exec(text)?.[0]
  if (word === undefined || word.startsWith('-')) return null
  return { before: text.slice(0, text.length - word.length), word }
}
