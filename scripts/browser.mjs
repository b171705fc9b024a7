/** Finds a browser of the Chromium kind, and provides one for tests where there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

/** Chromium without windows: half the work at a start. Playwright also prefers it when no window is shown. */
const withoutWindows = ['chromium-headless-shell']

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge'
]

const windowsPrograms = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
  Boolean
)

const installed = {
  darwin: ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
    join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
    join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    join(folder, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge')
  ]),
  win32: windowsPrograms.flatMap((folder) => [
    join(folder, 'Google\\Chrome\\Application\\chrome.exe'),
    join(folder, 'Chromium\\Application\\chrome.exe'),
    join(folder, 'Microsoft\\Edge\\Application\\msedge.exe')
  ]),
  linux: namedOnPath(onPath)
}

function namedOnPath(names) {
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
}

function playwrightsOwn() {
  try {
    return chromium.executablePath()
  } catch {
    return null
  }
}

/**
 * The browser to use: the one named by PALIMPSEST_CHROMIUM, else an installed one, else Playwright's own download.
 * @param {{ showsWindows?: boolean }} [options] showsWindows: whether its windows must be visible, which not every
 *   browser can do
 * @returns {string | null} path of an executable
 * @throws {Error} when PALIMPSEST_CHROMIUM names no file
 */
export function findBrowser({ showsWindows = false } = {}) {
  const named = process.env.PALIMPSEST_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`PALIMPSEST_CHROMIUM names ${named}, and there is no such file.`)
  }
  const shells = showsWindows || process.platform === 'win32' ? [] : namedOnPath(withoutWindows)
  const candidates = [...shells, ...(installed[process.platform] ?? installed.linux), playwrightsOwn()]
  return candidates.find((path) => path && existsSync(path)) ?? null
}

/** Ways to get a browser, in order; each is one quiet try. */
function waysToProvide() {
  const playwright = [
    process.execPath,
    [join(import.meta.dirname, '../node_modules/playwright/cli.js'), 'install', 'chromium']
  ]
  const canInstallPackages = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  const debian = (name) => ({
    name: `the system's package ${name}`,
    commands: [
      ['apt-get', ['update', '-qq']],
      ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]]
    ]
  })
  return [
    { name: "Playwright's own download", commands: [playwright] },
    ...(canInstallPackages ? [debian('chromium-headless-shell'), debian('chromium')] : [])
  ]
}

/**
 * A browser for tests: an installed one, or one that can be downloaded.
 * @returns {string} path of an executable
 * @throws {Error} when there is none and none could be provided
 */
export function provideBrowser() {
  for (const way of waysToProvide()) {
    const found = findBrowser()
    if (found) return found
    console.log(`No browser was found; trying ${way.name}.`)
    for (const [command, parts] of way.commands) {
      spawnSync(command, parts, {
        stdio: 'ignore',
        timeout: 300_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      })
    }
  }
  const found = findBrowser()
  if (found) return found
  throw new Error(
    'No Chromium, Chrome or Edge was found and none could be installed. ' +
      'Install one, or set PALIMPSEST_CHROMIUM to the path of one.'
  )
}
