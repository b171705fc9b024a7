/** Looks for secrets where there must be none. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** The key itself, and in the forms in which it might go unnoticed. */
function formsOf(key: string): Buffer[] {
  const plain = Buffer.from(key)
  return [
    plain,
    Buffer.from(key, 'utf16le'),
    Buffer.from(plain.toString('base64').replace(/=+$/, '').slice(0, -1)),
    Buffer.from(plain.toString('hex'))
  ]
}

/** The files below a folder that hold one of the keys in any of these forms. */
export async function filesWith(folder: string, keys: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // A browser's own lock and cache files come and go.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    if (keys.some((key) => formsOf(key).some((form) => bytes.includes(form)))) found.push(path)
  }
  return found
}

/** All text that the page holds: markup, attributes, field values, storage. */
export async function textOfPage(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const fields = Array.from(
      document.querySelectorAll('input, textarea'),
      (field) => (field as HTMLInputElement).value
    )
    return [
      document.documentElement.outerHTML,
      ...fields,
      ...[localStorage, sessionStorage].flatMap((storage) => Object.entries(storage).flat())
    ].join('\n')
  })
}
