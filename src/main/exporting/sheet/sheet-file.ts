/** Writes a contact sheet picture by picture, so that ten thousand need no more memory than one. */

import { randomBytes } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { t } from '../../../shared/messages/t.ts'
import { storageError } from '../../files/storage-error.ts'
import type { SheetItem } from './sheet-html.ts'
import { sheetEnd, sheetFigure, sheetHead } from './sheet-html.ts'

export interface SheetFile {
  /** @throws AppError disk-full, storage */
  add(item: SheetItem): Promise<void>
  /**
   * Writes the end.
   * @returns absolute path of the complete file, which `remove` deletes
   */
  finish(): Promise<string>
  /** Never throws. */
  remove(): Promise<void>
}

/**
 * @param folder for the unfinished file
 * @param count of all pictures that follow
 * @throws AppError disk-full, storage
 */
export async function openSheetFile(folder: string, title: string, count: number): Promise<SheetFile> {
  const path = join(folder, `sheet-${randomBytes(8).toString('hex')}.tmp`)
  const failed = (error: unknown): never => {
    throw storageError(error, t('exporting.sheetFile.contactSheet'))
  }
  const handle = await mkdir(folder, { recursive: true })
    .then(() => open(path, 'wx'))
    .catch(failed)
  let ended = false
  const close = async (): Promise<void> => {
    if (!ended) await handle.close()
    ended = true
  }
  await handle.writeFile(sheetHead(title, count)).catch(failed)
  return {
    add: async (item) => await handle.writeFile(sheetFigure(item)).catch(failed),
    async finish() {
      await handle.writeFile(sheetEnd).catch(failed)
      await close().catch(failed)
      return path
    },
    async remove() {
      await close().catch(() => undefined)
      await rm(path, { force: true }).catch(() => undefined)
    }
  }
}
