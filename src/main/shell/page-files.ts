/**
 * The built page as a fixed list of files, read from disk once at the start: a request can only name files in the list.
 */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2'
}

export interface PageFile {
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Looks a file up by the exact, undecoded path of a request ("/assets/index-x.js"); null when it is not on the list.
 */
export type PageFiles = (path: string) => Promise<PageFile | null>

/**
 * @param folder absolute path of the built page
 * @throws if the folder cannot be read: then there is no app to show
 */
export function listPageFiles(folder: string): PageFiles {
  const listed = new Map<string, { file: string; type: string }>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    listed.set(`/${relative(folder, file).split(sep).join('/')}`, { file, type })
  }
  return async (path) => {
    const found = listed.get(path)
    return found ? { type: found.type, bytes: await readFile(found.file) } : null
  }
}
