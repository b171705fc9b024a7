/** Handles files dropped on the window. */

import { AppError, toWireError } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { readFileBytes } from '../../data/file-bytes.ts'
import { showNotice } from '../../data/notices.ts'
import { report } from './import-report.ts'

/** Files without a path (dragged from a browser) are sent as bytes one by one; nobody drags more than this many. */
const mostByBytes = 100

/**
 * Imports them: by path if they have one, read by the main process itself; otherwise by their bytes.
 * @throws AppError if nothing could be started
 */
export async function importDropped(files: readonly File[]): Promise<void> {
  if (files.length === 0) return
  const { ticket, unnamed } = await api.handOver(files)
  if (ticket !== null) await api.imports.dropped({ ticket })
  if (unnamed.length > 0) await importBytes(unnamed.map((place) => files[place]!))
}

async function importBytes(files: readonly File[]): Promise<void> {
  const outcome = { imported: 0, known: 0, refused: [] as string[] }
  for (const file of files.slice(0, mostByBytes)) {
    try {
      const { known } = await api.pictures.import({ bytes: await readFileBytes(file), name: file.name })
      if (known) outcome.known += 1
      else outcome.imported += 1
    } catch (error) {
      const { message } = toWireError(error instanceof AppError ? error : new Error(String(error)))
      outcome.refused.push(message)
    }
  }
  if (files.length > mostByBytes) outcome.refused.push(t('importing.importDropped.tooMany', { count: mostByBytes }))
  const { message, lines, ...rest } = report(outcome)
  showNotice({ ...rest, title: message, message: lines.join(' '), stays: lines.length > 0 ? 12_000 : 5000 })
}
