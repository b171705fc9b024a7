/** Files that leave through the desktop: dragged out of the window, or on the clipboard. */

import { pathToFileURL } from 'node:url'
import type { BrowserWindow } from 'electron'
import { ClipboardItem, clipboard, nativeImage } from 'electron'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/**
 * A list of file: addresses is converted to every system's own format: CF_HDROP on Windows, file URLs on macOS,
 * text/uri-list on Linux. Each allows several. Written directly, "FileNameW" and "public.file-url" would name only one
 * file.
 */
const fileList = 'text/uri-list'

/** @param files absolute paths */
export async function copyFiles(files: readonly string[]): Promise<void> {
  const addresses = files.map((file) => pathToFileURL(file).href).join('\r\n')
  try {
    await clipboard.write([new ClipboardItem({ [fileList]: new Blob([addresses], { type: fileList }) })])
  } catch (error) {
    throw new AppError(
      'internal',
      t('shell.outgoing.copyFailed'),
      { nextStep: t('shell.outgoing.tryAgain'), action: 'retry' },
      { cause: error }
    )
  }
}

/**
 * @param files absolute paths, at least one
 * @param icon bytes of a PNG; macOS drags nothing without one
 */
export function startDrag(window: BrowserWindow, files: readonly string[], icon: Uint8Array): void {
  window.webContents.startDrag({
    file: files[0] ?? '',
    files: [...files],
    icon: nativeImage.createFromBuffer(Buffer.from(icon))
  })
}
