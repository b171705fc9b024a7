/**
 * Copies for other programs: dragged out, or on the clipboard as files. They are in a folder of the app's own, since
 * nobody knows when such a program is done with one; those older than a day are swept.
 */

import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import type { MetadataProfile } from '../../shared/domain/metadata-profile.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { nameBy, readPattern } from '../../shared/naming/file-pattern.ts'
import { storageError } from '../files/storage-error.ts'
import type { LibraryReader } from '../library/library.ts'
import type { PictureExporter } from './picture-exporter.ts'
import { freeTarget } from './target.ts'

export interface ExportCacheParts {
  /** Absolute path; it need not exist. */
  folder: string
  clock: Clock
  exporter: PictureExporter
  /**
   * Identifies what is removed from copies: a different text whenever a new key is known, and in each session. It is
   * not used in any name as it is.
   */
  secrets: () => string
}

/** What the export cache needs of the library. */
export type Source = Pick<LibraryReader, 'get' | 'originalPath'>

export interface ExportCache {
  /**
   * Copies of these pictures, with descriptive names. An existing copy is reused.
   * @returns absolute paths, in the order of the ids; pictures with missing files are left out
   * @throws AppError not-found: none of them has a file; disk-full, storage
   */
  copies(source: Source, ids: readonly string[], profile: MetadataProfile): Promise<string[]>
  /** Removes copies older than a day. Never throws: the next start tries again. */
  sweep(): Promise<void>
}

const day = 86_400_000
/** Pictures in progress at once: reading and writing overlap, and the disk is not flooded. */
const atOnce = 4
const unfinished = '.unfinished'
/** Says which file in a drawer is the copy, and its state when it was made. */
const recordName = '.made.json'
const madeSchema = z.object({ name: z.string(), size: z.number(), mtimeMs: z.number() })
type Made = z.infer<typeof madeSchema>
/** An interrupted contact sheet; see sheet/sheet-file.ts. */
const unfinishedSheet = /^sheet-[0-9a-f]{16}\.tmp$/
const pattern = readPattern('{prompt}-{id}')

export function createExportCache({ folder, clock, exporter, secrets }: ExportCacheParts): ExportCache {
  /** Copies being made, so that a drag that begins meanwhile waits for the same ones. */
  const inWork = new Map<string, Promise<string | null>>()

  async function make(
    source: Source,
    picture: Picture,
    drawer: string,
    profile: MetadataProfile
  ): Promise<string | null> {
    const made = await madeIn(drawer)
    if (made !== null) {
      const now = new Date(clock.now())
      await utimes(drawer, now, now)
      return made
    }
    const original = await source.originalPath(picture.id)
    if (original === null) return null
    const { bytes, extension } = await exporter.file(picture, await readFile(original), {
      format: 'original',
      quality: 100,
      maxSide: null,
      profile
    })
    try {
      await mkdir(drawer, { recursive: true })
      const path = await freeTarget(join(drawer, exporter.cleanName(nameOf(exporter.cleaned(picture))) + extension))
      // No fsync: after a power cut nobody needs this copy any more.
      await writeFile(path + unfinished, bytes)
      const { size, mtimeMs } = await stat(path + unfinished)
      await writeFile(join(drawer, recordName), JSON.stringify({ name: basename(path), size, mtimeMs } satisfies Made))
      await rename(path + unfinished, path)
      return path
    } catch (error) {
      throw storageError(error, t('exporting.exportCache.copy'))
    }
  }

  function copy(source: Source, picture: Picture, profile: MetadataProfile): Promise<string | null> {
    const drawer = join(folder, drawerOf(exporter.cleaned(picture), profile, secrets()))
    const running = inWork.get(drawer)
    if (running !== undefined) return running
    const made = make(source, picture, drawer, profile).finally(() => inWork.delete(drawer))
    inWork.set(drawer, made)
    return made
  }

  return {
    async copies(source, ids, profile) {
      const pictures = ids.flatMap((id) => source.get(id) ?? [])
      const paths: (string | null)[] = Array.from({ length: pictures.length }, () => null)
      let next = 0
      const worker = async (): Promise<void> => {
        for (let at = next++; at < pictures.length; at = next++) paths[at] = await copy(source, pictures[at]!, profile)
      }
      await Promise.all(Array.from({ length: Math.min(atOnce, pictures.length) }, worker))
      const there = paths.filter((path) => path !== null)
      if (there.length > 0) return there
      throw new AppError(
        'not-found',
        ids.length === 1 ? t('exporting.exportCache.fileMissing') : t('exporting.exportCache.filesMissing'),
        {
          nextStep: t('exporting.exportCache.putFilesBack')
        }
      )
    },
    async sweep() {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name)
        const stats = await stat(path).catch(() => null)
        if (stats === null || clock.now() - stats.mtimeMs <= day) continue
        if (stats.isDirectory()) await sweepDrawer(path)
        else if (unfinishedSheet.test(name)) await rm(path, { force: true }).catch(() => undefined)
      }
    }
  }
}

/** The copy made in this drawer, unless somebody has changed it since. */
async function madeIn(drawer: string): Promise<string | null> {
  const made = await readFile(join(drawer, recordName), 'utf8')
    .then((text) => madeSchema.parse(JSON.parse(text)))
    .catch(() => null)
  if (made === null) return null
  const { name, size, mtimeMs } = made
  const path = join(drawer, basename(name))
  const stats = await stat(path).catch(() => null)
  return stats?.size === size && stats.mtimeMs === mtimeMs ? path : null
}

/** Another program may have saved its own work beside or over a copy: only what was made here is removed. */
async function sweepDrawer(drawer: string): Promise<void> {
  const made = await madeIn(drawer)
  const ours = (await readdir(drawer).catch(() => [])).filter(
    (name) => name === recordName || name.endsWith(unfinished) || join(drawer, name) === made
  )
  for (const name of ours) await rm(join(drawer, name), { force: true }).catch(() => undefined)
  await rmdir(drawer).catch(() => undefined)
}

function nameOf(picture: Picture): string {
  return typeof pattern === 'string' ? picture.id : nameBy(pattern, picture, { n: 1, total: 1 })
}

/**
 * A folder for each state of a picture: when its metadata changes, so does the copy. A copy from before a key was known
 * is never used again: the key may be in it, even if the library's own data about the picture do not contain it.
 */
function drawerOf(facts: Picture, profile: MetadataProfile, secrets: string): string {
  const state = createHash('sha256')
    .update(JSON.stringify([profile, facts, secrets]))
    .digest('hex')
    .slice(0, 12)
  return `${facts.id}-${state}`
}
