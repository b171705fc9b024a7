import { BrowserWindow, screen } from 'electron'
import { appUrl } from './app-address.ts'
import { isReachable, readPlace, writePlace } from './window-place.ts'

const least = { width: 1024, height: 700 }
const first = { width: 1440, height: 900 }

export interface WindowOptions {
  title: string
  /** Absolute path of the built preload. */
  preload: string
  /** Absolute path of the file that keeps the window's place. */
  placeFile: string
}

/** Makes the app's only kind of window. It is shown when its page has painted, so it never flashes white. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const kept = readPlace(options.placeFile)
  const place =
    kept &&
    isReachable(
      kept,
      screen.getAllDisplays().map((display) => display.workArea)
    )
      ? kept
      : null
  const window = new BrowserWindow({
    ...(place ? { x: place.x, y: place.y, width: place.width, height: place.height } : first),
    minWidth: least.width,
    minHeight: least.height,
    title: options.title,
    backgroundColor: '#1b1b1b',
    show: false,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false
    }
  })
  if (place?.maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writePlace(options.placeFile, { ...window.getNormalBounds(), maximised: window.isMaximized() }))
  void window.loadURL(appUrl)
  return window
}
