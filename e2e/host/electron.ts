/**
 * The stand-in for the module `electron`: what the app uses of it, over an installed Chromium. Everything else throws.
 */
import { app as appObject } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { ClipboardItem, clipboard as clipboardObject, shell as shellObject } from './desktop.ts'
import { dialog as dialogObject } from './dialog.ts'
import { ipcMain as ipcMainObject } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { nativeImage as nativeImageObject } from './native-image.ts'
import { onlyWhatIsHere } from './only-what-is-here.ts'
import { powerMonitor as powerMonitorObject } from './power-monitor.ts'
import { protocol as protocolObject } from './protocol.ts'
import { safeStorage as safeStorageObject } from './safe-storage.ts'
import { screen as screenObject } from './screen.ts'
import { session as sessionObject } from './session.ts'
import { utilityProcess as utilityProcessObject } from './utility-process.ts'
import './life.ts'

export const app = onlyWhatIsHere('app', appObject)
export const clipboard = onlyWhatIsHere('clipboard', clipboardObject)
export const dialog = onlyWhatIsHere('dialog', dialogObject)
export const ipcMain = onlyWhatIsHere('ipcMain', ipcMainObject)
export const nativeImage = onlyWhatIsHere('nativeImage', nativeImageObject)
export const powerMonitor = onlyWhatIsHere('powerMonitor', powerMonitorObject)
export const protocol = onlyWhatIsHere('protocol', protocolObject)
export const safeStorage = onlyWhatIsHere('safeStorage', safeStorageObject)
export const screen = onlyWhatIsHere('screen', screenObject)
export const session = onlyWhatIsHere('session', sessionObject)
export const shell = onlyWhatIsHere('shell', shellObject)
export const utilityProcess = onlyWhatIsHere('utilityProcess', utilityProcessObject)
export { BrowserWindow, ClipboardItem, Menu }

export default onlyWhatIsHere('electron', {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess
})
