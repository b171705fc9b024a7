import { t } from '../../../../shared/messages/t.ts'
import type { Note } from '../../data/notices.ts'

export interface Outcome {
  imported: number
  known: number
  /** The reasons, one sentence each. */
  refused: readonly string[]
}

const mostReasons = 3

/** The message about files imported by their bytes. */
export function report({ imported, known, refused }: Outcome): Pick<Note, 'tone' | 'message'> & { lines: string[] } {
  const parts = [
    ...(imported > 0 ? [t('importing.importReport.imported', { imported })] : []),
    ...(known > 0 ? [t('importing.importReport.hereAlready', { known })] : []),
    ...(refused.length > 0 ? [t('importing.importReport.couldNotBeImported', { count: refused.length })] : [])
  ]
  const more = refused.length - mostReasons
  return {
    ...(refused.length > 0 ? { tone: 'bad' } : {}),
    message: parts.join(' '),
    lines: [...refused.slice(0, mostReasons), ...(more > 0 ? [t('importing.importReport.andMore', { more })] : [])]
  }
}
