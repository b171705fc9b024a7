/** Rules that only the source can show: what is created once, and what is passed to nobody. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(
    (entry) =>
      entry.isFile() &&
      /\.tsx?$/.test(entry.name) &&
      !/\.test\.tsx?$/.test(entry.name) &&
      !entry.parentPath.includes('__fixtures__')
  )
  .map((entry) => {
    const file = join(entry.parentPath, entry.name)
    // Comments may mention anything.
    const code = readFileSync(file, 'utf8')
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/^\s*\/\/.*$/gm, '')
    return { name: relative(root, file).split(sep).join('/'), code }
  })

/** Every match of a pattern, by file. */
function placesOf(pattern: RegExp): string[] {
  return sources.flatMap(({ name, code }) => Array.from(code.matchAll(pattern), () => name))
}

describe('in the source of the app', () => {
  it('is large enough to be meaningful', () => expect(sources.length).toBeGreaterThan(300))

  it.each([
    ['a window is made in one place', /new BrowserWindow\b/g, ['src/main/shell/window.ts']],
    ['no other kind of page is made', /\b(?:BrowserView|WebContentsView|webviewTag: true|<webview)\b/g, []],
    ['schemes are registered once', /registerSchemesAsPrivileged\(/g, ['src/main/shell/app-scheme.ts']],
    ['renderers are sandboxed once, for all', /\benableSandbox\(\)/g, ['src/main/shell/security.ts']],
    [
      'calls come in at one place',
      /ipcMain\.(?:handle|on|once)\(/g,
      ['src/main/shell/ipc.ts', 'src/main/shell/ipc.ts']
    ],
    ['pages are opened outside in one place', /shell\.openExternal\(/g, ['src/main/shell/security.ts']],
    ['the bridge is made in one place', /exposeInMainWorld\(/g, ['src/preload/index.ts']],
    ['no code is made of text', /\beval\(|new Function\(|executeJavaScript\(|insertCSS\(/g, []]
  ])('%s', (_, pattern, expected) => {
    expect(placesOf(pattern)).toEqual(expected)
  })

  it('Electron is imported only by the shell and the preload', () => {
    const importers = placesOf(/from 'electron(?:\/\w+)?'|import\('electron|require\('electron/g).filter(
      (name) => !/^src\/(?:main\/shell|preload)\//.test(name)
    )
    expect(importers).toEqual([])
  })

  it('the preload exposes its own functions, never ipcRenderer or a part of it', () => {
    const preload = sources
      .filter(({ name }) => name.startsWith('src/preload/'))
      .map(({ code }) => code)
      .join('\n')
    const used = Array.from(preload.matchAll(/\bipcRenderer\b(\.\w+\(|.{0,12})/g), ([, after]) => after)
    // Its import, and calls of it: anything else would be a value that can be passed on.
    expect(used.filter((after) => !/^\.(?:invoke|on|off)\($/.test(after ?? ''))).toEqual([
      expect.stringContaining(', webUtils }')
    ])
  })

  it('the window states each of its protections itself, whatever Electron’s defaults become', () => {
    const window = sources.find(({ name }) => name === 'src/main/shell/window.ts')!.code
    const [, preferences] = /webPreferences: \{([\s\S]*?)\}/.exec(window)!
    expect(preferences!.split(',').map((line) => line.trim())).toEqual([
      'preload: options.preload',
      'contextIsolation: true',
      'sandbox: true',
      'webSecurity: true',
      'nodeIntegration: false',
      'nodeIntegrationInWorker: false',
      'nodeIntegrationInSubFrames: false',
      'webviewTag: false',
      'navigateOnDragDrop: false',
      'spellcheck: false'
    ])
  })
})
