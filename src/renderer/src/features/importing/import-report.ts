import { plural } from '../../../../shared/words/count.ts'
import type { Note } from '../../data/notices.ts'

export interface Outcome {
  imported: number
  known: number
  /** Why, one sentence for each. */
  refused: readonly string[]
}

const mostReasons = 3

/** What is said of files that came by their bytes. */
export function report({ imported, known, refused }: Outcome): Pick<Note, 'tone' | 'message'> & { lines: string[] } {
  const parts = [
    ...(imported > 0 ? [`${plural(imported, 'picture')} imported.`] : []),
    ...(known > 0 ? [`${known} ${known === 1 ? 'was' : 'were'} here already.`] : []),
    ...(refused.length > 0 ? [`${refused.length} could not be imported.`] : [])
  ]
  const more = refused.length - mostReasons
  return {
    ...(refused.length > 0 ? { tone: 'bad' } : {}),
    message: parts.join(' '),
    lines: [...refused.slice(0, mostReasons), ...(more > 0 ? [`And ${more} more.`] : [])]
  }
}
