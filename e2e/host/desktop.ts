import { mkdtemp, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { report, scripted } from './control.ts'
import { notStoodIn } from './only-what-is-here.ts'
import { openWithSystem, trashWithSystem } from './user-desktop.ts'

function asked(what: string, details: unknown, target: string): void {
  report({ standIn: 'asked', what, details })
  if (!scripted) openWithSystem(target)
}

export const shell = {
  openExternal: async (url: string): Promise<void> => asked('openExternal', { url }, url),
  showItemInFolder: (path: string): void => asked('showItemInFolder', { path }, dirname(path)),
  openPath: async (path: string): Promise<string> => {
    asked('openPath', { path }, path)
    return ''
  },
  async trashItem(path: string): Promise<void> {
    report({ standIn: 'asked', what: 'trashItem', details: { path } })
    if (scripted) await rename(path, join(await mkdtemp(join(tmpdir(), 'palimpsest-trash-')), basename(path)))
    else await trashWithSystem(path)
  }
}

type ImageListener = (png: Buffer) => void
let imageListener: ImageListener = () => undefined

/** The open window takes copied pictures to the real clipboard, since only a page of the browser can. */
export function onCopiedImage(listener: ImageListener): void {
  imageListener = listener
}

/** What is put on the clipboard: content by its MIME type. */
export class ClipboardItem {
  readonly types: string[]
  readonly #items: Record<string, unknown>

  constructor(items: Record<string, unknown>) {
    this.#items = items
    this.types = Object.keys(items)
  }

  async getType(type: string): Promise<Blob> {
    const content = await this.#items[type]
    if (!(content instanceof Blob)) throw new Error(`There is no ${type} in this item.`)
    return content
  }
}

export const clipboard = {
  async write(items: ClipboardItem[]): Promise<void> {
    const [item] = items
    const type = item?.types.join('')
    if (items.length !== 1 || item === undefined || (type !== 'image/png' && type !== 'text/uri-list')) {
      throw notStoodIn('clipboard.write of anything but one PNG or one list of files')
    }
    const bytes = Buffer.from(await (await item.getType(type)).arrayBuffer())
    if (type === 'text/uri-list') return copiedFiles(bytes.toString())
    report({ standIn: 'asked', what: 'writeImage', details: { png: bytes } })
    imageListener(bytes)
  }
}

/** A browser cannot put files on the real clipboard, so without a test they get no further. */
function copiedFiles(list: string): void {
  const files = list.split('\r\n').map((address) => fileURLToPath(address))
  report({ standIn: 'asked', what: 'writeFiles', details: { files } })
  if (!scripted) console.log(`Copied as files, which the stand-in cannot put on the clipboard:\n${files.join('\n')}`)
}
