/** The check of a library: is everything there and unchanged. Changes nothing. */

import { basename, join, posix } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { t } from '../../../shared/messages/t.ts'
import type { TaskContext } from '../../../shared/task-context.ts'
import type { Checker } from '../../checking/checker.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifThere } from '../disk/library-fs.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { readMaskSidecar } from '../pictures/mask-store.ts'
import { contentOf } from './content-of.ts'
import { filesIn, placeOf, promisedHash } from './folder-files.ts'
import type { Finding, LookParts } from './look-through.ts'
import { drawerNames, lookIntoDrawer } from './look-through.ts'

export interface CheckParts extends LookParts {
  database: DatabaseSync
  fs: LibraryFs
  checker: Checker
  task: TaskContext
  settled: () => Promise<void>
}

/** What was found, in numbers; the report names each item. */
export interface Verification {
  pictures: number
  /** Originals whose file is missing, including those known to be missing. */
  lost: number
  /** Originals whose bytes have changed. */
  damaged: string[]
  /** Files without a row. */
  unlisted: number
  /** Descriptions that are missing, damaged, or differ from the index. */
  descriptions: number
  /** Masks and services' own answers that are missing or damaged. */
  others: number
  thumbnails: number
  /** What SQLite reports about the index. */
  index: string[]
}

/** Files hashed at once. */
const width = 3

const nameOf = (finding: Extract<Finding, { stored: StoredPicture }>): string => {
  const { parameters, fileName } = finding.stored.picture
  const prompt = parameters?.prompt.trim().replaceAll(/\s+/g, ' ') ?? ''
  return prompt === ''
    ? fileName
    : `“${prompt.length > 60 ? `${prompt.slice(0, 60)}…` : prompt}” (${fileName.slice(0, 12)}…)`
}

/** @throws AppError storage, or the signal's reason */
export async function verifyLibrary(parts: CheckParts): Promise<Verification> {
  const { task, settled, checker, paths } = parts
  await settled()
  const found: Verification = {
    pictures: 0,
    lost: 0,
    damaged: [],
    unlisted: 0,
    descriptions: 0,
    others: 0,
    thumbnails: 0,
    index: []
  }
  task.progress(0, null, t('library.verify.checkingIndex'))
  found.index = await checker.database(paths.database)
  for (const line of found.index) task.note('error', t('library.verify.index', { line }))
  // Each file once, however many pictures share it.
  const { bytes } = parts.rows.totals()
  let read = 0
  for (const name of drawerNames) {
    task.signal.throwIfAborted()
    const look = await lookIntoDrawer(parts, name, task.signal)
    found.pictures += look.stored.length
    for (const finding of look.findings) tell(task, found, finding)
    const sizes = new Map(look.stored.map(({ picture }) => [picture.fileName, picture.bytes]))
    await forEachAtOnce([...look.originals], width, async (fileName) => {
      task.signal.throwIfAborted()
      const content = await contentOf(checker, join(paths.pictures, name, fileName), fileName.slice(0, 64))
      read += sizes.get(fileName) ?? 0
      task.progress(Math.min(read, bytes), bytes, t('library.verify.progress', { pictures: found.pictures }))
      if (content === 'gone' || content === 'whole') return
      found.damaged.push(fileName)
      task.note(
        'error',
        content === 'damaged'
          ? t('library.verify.fileDamaged', { name: fileName })
          : t('library.verify.fileUnreadable', { name: fileName })
      )
    })
    task.soFar(t('library.verify.soFar', { count: found.pictures }))
  }
  await verifyMasks(parts, found)
  await verifyReturned(parts, found)
  return found
}

function tell(task: TaskContext, found: Verification, finding: Finding): void {
  switch (finding.kind) {
    case 'original-lost':
      found.lost += 1
      return task.note(
        'error',
        finding.known
          ? t('library.verify.fileKnownMissing', { name: nameOf(finding) })
          : t('library.verify.fileMissing', { name: nameOf(finding) })
      )
    case 'original-back':
      return task.note('warning', t('library.verify.fileBack', { name: nameOf(finding) }))
    case 'thumbnail-lost':
      found.thumbnails += 1
      return
    case 'sidecar-lost':
      found.descriptions += 1
      return task.note('warning', t('library.verify.descriptionMissing', { name: nameOf(finding) }))
    case 'sidecar-damaged':
      found.descriptions += 1
      return task.note('warning', t('library.verify.descriptionDamaged', { name: nameOf(finding) }))
    case 'sidecar-differs':
      found.descriptions += 1
      return task.note('warning', t('library.verify.descriptionDiffers', { name: nameOf(finding) }))
    case 'sidecar-unlisted':
      found.unlisted += 1
      return task.note(
        'warning',
        t(finding.hasFile ? 'library.verify.notListed' : 'library.verify.describedAndGone', {
          name: finding.sidecar.picture.fileName
        })
      )
    case 'sidecar-unreadable':
      found.descriptions += 1
      return task.note('warning', t('library.verify.descriptionUnreadable', { name: basename(finding.file) }))
    case 'drawer-unreadable':
      found.damaged.push(...finding.stored.map(({ picture }) => picture.fileName))
      return task.note('error', t('library.verify.picturesFolderUnreadable', { name: finding.name }))
    case 'original-unlisted':
      found.unlisted += 1
      return task.note('warning', t('library.verify.pictureNotListed', { name: finding.fileName }))
  }
}

async function verifyMasks({ fs, paths, database, checker, task }: CheckParts, found: Verification): Promise<void> {
  const masks = database.prepare('SELECT sha256 FROM masks').all()
  for (const row of masks) {
    task.signal.throwIfAborted()
    const sha256 = String(row['sha256'])
    const content = await contentOf(checker, paths.mask(sha256), sha256)
    const described = (await readMaskSidecar(fs, paths, sha256)) !== null
    if (content === 'whole' && described) continue
    found.others += 1
    task.note(
      'error',
      t(`library.verify.mask.${content === 'whole' ? 'undescribed' : content}`, { sha256: sha256.slice(0, 12) })
    )
  }
  const listed = new Set(masks.map((row) => `${String(row['sha256'])}.png`))
  for (const name of (await ifThere(fs.readdir(paths.masks))) ?? []) {
    if (!name.endsWith('.png') || listed.has(name)) continue
    found.unlisted += 1
    task.note('warning', t('library.verify.maskNotListed', { name }))
  }
}

async function verifyReturned({ fs, paths, checker, task }: CheckParts, found: Verification): Promise<void> {
  const unreadable = (inside: string): void => {
    const path = posix.join('returned', inside)
    found.others += 1
    task.note('error', t('library.verify.returnedFolderUnreadable', { path }))
  }
  for (const { path } of await filesIn(fs, paths.returned, () => true, task.signal, unreadable)) {
    const promised = promisedHash(path)
    const content = promised === null ? 'gone' : await contentOf(checker, placeOf(paths.returned, path), promised)
    if (content === 'gone' || content === 'whole') continue
    found.others += 1
    task.note('error', t(`library.verify.answer.${content}`, { path }))
  }
}

/** What a check found, in one sentence for each kind. */
export function verificationWords(found: Verification): string {
  const wrong = [
    found.lost > 0 ? t('library.verify.wordsLost', { count: found.lost }) : '',
    found.damaged.length > 0 ? t('library.verify.wordsDamaged', { count: found.damaged.length }) : '',
    found.unlisted > 0 ? t('library.verify.wordsUnlisted', { count: found.unlisted }) : '',
    found.descriptions > 0 ? t('library.verify.wordsDescriptions', { count: found.descriptions }) : '',
    found.others > 0 ? t('library.verify.wordsOthers', { count: found.others }) : '',
    found.index.length > 0 ? t('library.verify.wordsIndex') : ''
  ].filter(Boolean)
  return [
    t('library.verify.checked', { count: found.pictures }),
    ...(wrong.length === 0 ? [t('library.verify.allRight')] : [...wrong, t('library.verify.repair')]),
    ...(found.thumbnails > 0 ? [t('library.verify.thumbnails', { count: found.thumbnails })] : [])
  ].join(' ')
}
