/** The built app: whether it exists and is current, how to build it, and what can run it. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')
export const mainBundle = join(root, 'out/main/index.js')

const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'].map((path) =>
  join(root, path)
)
const sources = ['src', 'electron.vite.config.ts', 'package-lock.json'].map((path) => join(root, path))

function newest(path) {
  const facts = statSync(path)
  if (!facts.isDirectory()) return facts.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** True when everything is built and no source is newer. */
function isCurrent() {
  if (!outputs.every((path) => existsSync(path))) return false
  const built = Math.min(...outputs.map((path) => statSync(path).mtimeMs))
  return Math.max(...sources.map(newest)) <= built
}

/**
 * Builds the app unless what is there is current.
 * @throws {Error} with the build's own output when it fails
 */
export function ensureBuilt() {
  if (isCurrent()) return
  console.log('Building the app …')
  const script = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'build'], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`)
}

/** The stand-in needs what Node 24 has. @throws {Error} on an older one */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 18))
    throw new Error(`This needs Node 22.18 or newer; this is ${process.version}. Run it through npm.`)
}

/** Path of Electron's own executable, or null if the package came without it. */
export function electronBinary() {
  const inside = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const path = join(root, 'node_modules/electron/dist', inside[process.platform] ?? 'electron')
  return existsSync(path) ? path : null
}

/** Electron's executable, downloaded by its own installer if possible in time; else null. */
export function provideElectron() {
  if (electronBinary() !== null || process.env.CI) return electronBinary()
  console.log('Electron has not been downloaded yet; trying now …')
  const installer = join(root, 'node_modules/electron/install.js')
  spawnSync(process.execPath, [installer], { cwd: root, stdio: 'ignore', timeout: 120_000 })
  return electronBinary()
}
