import type { BrowserWindow } from 'electron'
import { dialog } from 'electron'

/** Lets the user choose a folder, or make one. Null when the dialog was closed. */
export async function chooseFolder(window: BrowserWindow, title: string, start: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    ...(start === '' ? {} : { defaultPath: start }),
    properties: ['openDirectory', 'createDirectory']
  })
  return answer.canceled ? null : (answer.filePaths[0] ?? null)
}

/** Lets the user choose pictures. None when the dialog was closed. */
export async function chooseFiles(window: BrowserWindow, title: string): Promise<string[]> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    filters: [
      { name: 'Pictures', extensions: ['png', 'jpg', 'jpeg', 'jfif', 'webp', 'avif'] },
      { name: 'All files', extensions: ['*'] }
    ],
    properties: ['openFile', 'multiSelections']
  })
  return answer.canceled ? [] : answer.filePaths
}

/** Lets the user say where a copy goes. Null when the dialog was closed. */
export async function chooseSavePath(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, { defaultPath: suggestedName, properties: ['createDirectory', 'showOverwriteConfirmation'] })
  return answer.canceled ? null : answer.filePath || null
}

/** Tells why the app cannot start, where no window can. */
export function showStartError(message: string): void {
  dialog.showErrorBox('Palimpsest cannot start', message)
}
