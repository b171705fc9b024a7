/** The desktop as the services see it. */

import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, ClipboardItem, clipboard, session, shell, utilityProcess } from 'electron'
import { ulid } from 'ulid'
import type { Emit } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { Host } from '../procedures/host.ts'
import type { StartWorker } from '../processes/worker-process.ts'
import { chooseFiles, chooseFolder, chooseSavePath } from './dialogs.ts'
import { setMenu } from './menu.ts'
import { copyFiles, startDrag } from './outgoing.ts'
import { safeStorageVault } from './safe-storage.ts'
import { openExternal } from './security.ts'
import { createTypedPaths } from './typed-paths.ts'

/**
 * Starts a worker as a utility process: its crash does not affect the app, and untrusted pixels stay out of the main
 * process.
 */
const startWorker: StartWorker = (entry) => {
  const child = utilityProcess.fork(entry, [], {
    serviceName: `Palimpsest ${basename(entry, '.js')}`,
    stdio: ['ignore', 'ignore', 'inherit']
  })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill()
  }
}

function hostName(): { name: string; standIn: boolean } {
  const { electron, chrome } = process.versions
  if (electron !== undefined) return { name: `Electron ${electron}`, standIn: false }
  return { name: t('shell.composeHost.standIn', { chrome: chrome ?? '' }), standIn: true }
}

async function copy(png: Uint8Array): Promise<void> {
  await clipboard.write([new ClipboardItem({ 'image/png': new Blob([new Uint8Array(png)], { type: 'image/png' }) })])
}

async function trashFolder(path: string): Promise<void> {
  try {
    await shell.trashItem(path)
  } catch (error) {
    throw new AppError(
      'storage',
      t('shell.composeHost.trashFailed'),
      { nextStep: t('shell.composeHost.deleteYourself') },
      { cause: error }
    )
  }
}

/**
 * @param window the app's window, null before it is open and after it is closed
 * @param workerEntries absolute paths of the bundles of the child processes
 * @param emit sends an event to the page
 * @param pageReady the page has saved its unfinished work
 */
export function composeHost(
  window: () => BrowserWindow | null,
  workerEntries: Host['workerEntries'],
  emit: Emit,
  pageReady: () => void
): Host {
  const needWindow = (): BrowserWindow => {
    const open = window()
    if (!open) throw new AppError('internal', t('shell.composeHost.noWindow'))
    return open
  }
  const typed = createTypedPaths(ulid, homedir(), (question) => emit('pathWanted', question))
  /** Falls back to typing when the system shows no dialog or its dialog fails. */
  const orTyped = async <T>(dialog: (open: BrowserWindow) => Promise<T>, type: () => Promise<T>): Promise<T> => {
    const open = needWindow()
    try {
      return await dialog(open)
    } catch {
      return await type()
    }
  }
  return {
    version: app.getVersion(),
    platform: process.platform,
    ...hostName(),
    profileFolder: app.getPath('userData'),
    vault: safeStorageVault(process.platform),
    startWorker,
    workerEntries,
    emit,
    pageReady,
    chooseFolder: (title, start) =>
      orTyped(
        (open) => chooseFolder(open, title, start),
        () => typed.ask({ title, what: 'folder', start })
      ),
    chooseFiles: (title) =>
      orTyped(
        (open) => chooseFiles(open, title),
        async () => {
          const path = await typed.ask({ title, what: 'picture', start: '' })
          return path === null ? [] : [path]
        }
      ),
    chooseSavePath: (suggestedName) =>
      orTyped(
        (open) => chooseSavePath(open, suggestedName),
        () =>
          typed.ask({
            title: t('shell.composeHost.saveAs'),
            what: 'newFile',
            start: join(homedir(), suggestedName)
          })
      ),
    pathTyped: (id, path) => typed.answer(id, path),
    revealFile: (path) => shell.showItemInFolder(path),
    trashFolder,
    copyImage: (png) => {
      copy(png).catch(() => emit('notice', { level: 'error', message: t('shell.composeHost.copyFailed') }))
    },
    copyFiles,
    startDrag: (files, icon) => startDrag(needWindow(), files, icon),
    openExternal,
    showMenu: (menus) => setMenu(process.platform, menus, (id) => emit('menuChosen', { id })),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url)
  }
}
