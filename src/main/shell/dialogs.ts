import type { BrowserWindow } from 'electron'
import { dialog } from 'electron'
import { t } from '../../shared/messages/t.ts'

/** Lets the user choose or create a folder. Null if the dialog was closed. */
export async function chooseFolder(window: BrowserWindow, title: string, start: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    ...(start === '' ? {} : { defaultPath: start }),
    properties: ['openDirectory', 'createDirectory']
  })
  return answer.canceled ? null : (answer.filePaths[0] ?? null)
}

/** Lets the user choose pictures. None if the dialog was closed. */
export async function chooseFiles(window: BrowserWindow, title: string): Promise<string[]> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    filters: [
      { name: t('shell.dialogs.pictures'), extensions: ['png', 'jpg', 'jpeg', 'jfif', 'webp', 'avif'] },
      { name: t('shell.dialogs.allFiles'), extensions: ['*'] }
    ],
    properties: ['openFile', 'multiSelections']
  })
  return answer.canceled ? [] : answer.filePaths
}

/** Lets the user choose where a copy is saved. Null if the dialog was closed. */
export async function chooseSavePath(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    properties: ['createDirectory', 'showOverwriteConfirmation']
  })
  return answer.canceled ? null : answer.filePath || null
}

/** Asks before the app quits if something would be lost. @returns true to quit */
export async function askToQuit(window: BrowserWindow | null, lost: readonly string[]): Promise<boolean> {
  const options = {
    type: 'warning' as const,
    title: t('shell.dialogs.quitTitle'),
    message: t('shell.dialogs.quitMessage', { count: lost.length }),
    detail: lost.join('\n\n'),
    buttons: [t('shell.dialogs.keepOpen'), t('shell.dialogs.quitAnyway')],
    defaultId: 0,
    cancelId: 0
  }
  const { response } =
    window === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options)
  return response === 1
}

export interface Box {
  message: string
  detail: string
  /** The last one also applies when the box is closed. */
  buttons: [string, string]
  /** Closes the box, which counts as the last button. */
  signal?: AbortSignal
}

/** One question with two answers. @returns which button was clicked */
export async function chooseInBox(window: BrowserWindow, { message, detail, buttons, signal }: Box): Promise<number> {
  const last = buttons.length - 1
  const options = {
    type: 'warning' as const,
    title: 'Palimpsest',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: last,
    noLink: true
  }
  const { response } = await dialog.showMessageBox(window, { ...options, ...(signal ? { signal } : {}) })
  return response
}

/** Shows why the app cannot start, when no window can. */
export function showStartError(message: string): void {
  dialog.showErrorBox(t('shell.dialogs.cannotStart'), message)
}
