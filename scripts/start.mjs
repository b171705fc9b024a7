/**
 * `npm start`: the app, on Electron if available, else in an installed browser; without a display, it points to the
 * demo.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { electronBinary, ensureBuilt, mainBundle, provideElectron, requireNode, root } from './built-app.mjs'

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const isRoot = process.getuid?.() === 0

/** Ends with the app's own code, and passes on the terminal's signals. */
function run(command, parts, env = {}) {
  const child = spawn(command, parts, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`The app could not be started: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code) => process.exit(code ?? 1))
}

function startOnBrowser() {
  const browser = findBrowser({ showsWindows: true })
  if (browser === null) {
    console.error(
      'Neither Electron nor a Chromium, Chrome or Edge is here. ' +
        'Install one of them, or set PALIMPSEST_CHROMIUM to the path of one.'
    )
    process.exit(1)
  }
  console.log(
    `Electron's binary could not be had, so the app opens in ${browser} through the stand-in; ` +
      'keys are then kept without a keychain.'
  )
  run(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', join(root, 'e2e/host/register.mjs'), mainBundle, '--headed'],
    {
      PALIMPSEST_CHROMIUM: browser
    }
  )
}

function start() {
  requireNode()
  if (!hasDisplay) {
    console.log('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window was opened.')
    console.log(
      'Run `npm run demo` to see the app at work without one: it leaves pictures and a screenshot in demo-output.'
    )
    return
  }
  ensureBuilt()
  const electron = electronBinary() ?? provideElectron()
  if (electron === null) startOnBrowser()
  else run(electron, [...(isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []), root])
}

try {
  start()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
