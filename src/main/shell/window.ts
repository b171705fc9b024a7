import { BrowserWindow, screen } from 'electron'
import { appUrl } from './app-address.ts'
import { type Area, leastSizeIn, placeIn, readPlace, writePlace } from './window-place.ts'

export interface WindowOptions {
  title: string
  /** Absolute path of the built preload. */
  preload: string
  /** Absolute path of the file with the window's position. */
  placeFile: string
}

/** The usable area of each display, the main one first. */
function workAreas(): Area[] {
  const { id } = screen.getPrimaryDisplay()
  return screen
    .getAllDisplays()
    .toSorted((a, b) => Number(b.id === id) - Number(a.id === id))
    .map((display) => display.workArea)
}

/** Creates the app's only kind of window. It is shown when its page has painted, so it never flashes white. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const kept = readPlace(options.placeFile)
  const { bounds, area } = placeIn(kept, workAreas())
  const least = leastSizeIn(area)
  const window = new BrowserWindow({
    ...bounds,
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
  window.once('ready-to-show', () => {
    // Only now: maximizing shows the window.
    if (kept?.maximised) window.maximize()
    window.show()
  })
  window.on('close', () =>
    writePlace(options.placeFile, { ...window.getNormalBounds(), maximised: window.isMaximized() })
  )
  followDisplays(window)
  void window.loadURL(appUrl).catch(() => undefined)
  return window
}

/** Keeps the window visible when displays are added, removed or changed, and its minimum size that of its display. */
function followDisplays(window: BrowserWindow): void {
  let current = ''
  const fitLeast = (): void => {
    const { width, height } = leastSizeIn(placeIn(window.getBounds(), workAreas()).area)
    if (current === `${width} × ${height}`) return
    current = `${width} × ${height}`
    window.setMinimumSize(width, height)
  }
  const fitAll = (): void => {
    fitLeast()
    if (!window.isMaximized() && !window.isFullScreen())
      window.setBounds(placeIn(window.getBounds(), workAreas()).bounds)
  }
  const changes = ['display-added', 'display-removed', 'display-metrics-changed'] as const
  window.on('move', fitLeast)
  for (const change of changes) screen.on(change as 'display-added', fitAll)
  window.once('closed', () => {
    for (const change of changes) screen.off(change as 'display-added', fitAll)
  })
}
