/**
 * Repairs what a check finds. Nothing is deleted: what has to make way is moved to the library's folder `set-aside`.
 */

import { basename, dirname, join, posix, relative, sep } from 'node:path'
import type { RepairWishes } from '../../../shared/contract/library.ts'
import { t } from '../../../shared/messages/t.ts'
import { makeFolderDurable, writeDurably } from '../../files/durable-file.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { stamp } from '../database/backups.ts'
import { inTransaction } from '../database/migrations.ts'
import { ifThere } from '../disk/library-fs.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { readSidecar } from '../disk/sidecar.ts'
import type { Incoming } from '../journal/incoming.ts'
import { readMaskSidecar, writeMaskSidecar } from '../pictures/mask-store.ts'
import { findBackup } from './backup-manifest.ts'
import { contentOf } from './content-of.ts'
import { filesIn, placeOf, promisedHash } from './folder-files.ts'
import type { Finding } from './look-through.ts'
import { drawerNames, lookIntoDrawer, saysTheSame } from './look-through.ts'
import { originalAlone } from './original-alone.ts'
import type { CheckParts } from './verify.ts'

export interface RepairParts extends CheckParts {
  imaging: Imaging
  incoming: Incoming
  newId: () => string
  /** Epoch milliseconds. */
  now: number
  /** Runs a change after all others. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Makes a missing thumbnail. */
  thumbnail: (id: string) => Promise<unknown>
  /** Folder of the last backup; damaged and lost files are restored from it. Null for none. */
  backup: string | null
}

export interface RepairResult {
  adopted: number
  /** Marked as missing. */
  missing: number
  /** Already marked as missing, and could not be restored. */
  stillMissing: number
  /** Files that are back: found again, or restored from the backup. */
  back: number
  descriptions: number
  thumbnails: number
  setAside: number
  /** Files that could not be read, and intact originals whose pictures could not: left in place. */
  unread: number
}

/** @throws AppError disk-full, storage, or the signal's reason; what was repaired by then stays repaired */
export async function repairLibrary(parts: RepairParts, wishes: RepairWishes): Promise<RepairResult> {
  const { task, settled, fs, database } = parts
  await settled()
  const result: RepairResult = {
    adopted: 0,
    missing: 0,
    stillMissing: 0,
    back: 0,
    descriptions: 0,
    thumbnails: 0,
    setAside: 0,
    unread: 0
  }
  const backup = parts.backup === null ? null : ((await findBackup(fs, parts.backup).catch(() => null))?.folder ?? null)
  const mender = new Mender(parts, wishes, backup, result)
  const total = Number(database.prepare('SELECT count(*) AS n FROM pictures').get()?.['n'])
  let seen = 0
  for (const name of drawerNames) {
    task.signal.throwIfAborted()
    const look = await lookIntoDrawer(parts, name, task.signal)
    if (wishes.damaged) for (const fileName of look.originals) await mender.checkOriginal(name, fileName)
    for (const finding of look.findings) {
      task.signal.throwIfAborted()
      await mender.mend(finding)
    }
    seen += look.stored.length
    task.progress(Math.min(seen, total), total, t('library.repair.progress', { seen, count: total }))
    task.soFar(repairWords(result))
  }
  await mender.mendMasks()
  if (wishes.damaged) await mender.mendAnswers()
  return result
}

class Mender {
  private readonly parts: RepairParts
  private readonly wishes: RepairWishes
  private readonly backup: string | null
  private readonly result: RepairResult

  constructor(parts: RepairParts, wishes: RepairWishes, backup: string | null, result: RepairResult) {
    this.parts = parts
    this.wishes = wishes
    this.backup = backup
    this.result = result
  }

  async mend(finding: Finding): Promise<void> {
    const { wishes } = this
    switch (finding.kind) {
      case 'drawer-unreadable':
        this.result.unread += finding.stored.length
        this.parts.task.note('warning', t('library.repair.picturesFolderUnreadable', { name: finding.name }))
        return
      case 'original-lost':
        return wishes.missing ? await this.lost(finding.stored, finding.known) : undefined
      case 'original-back':
        return wishes.missing ? await this.foundAgain(finding.stored) : undefined
      case 'sidecar-lost':
        return wishes.descriptions ? await this.describe(finding.stored) : undefined
      case 'sidecar-damaged':
      case 'sidecar-unreadable':
        if (!wishes.descriptions) return
        if (!(await this.parts.inTurn(() => this.setAside(finding.file)))) return
        return 'stored' in finding ? await this.describe(finding.stored) : undefined
      case 'sidecar-differs':
        if (!wishes.descriptions) return
        return wishes.believe === 'index' ? await this.describe(finding.stored) : await this.believe(finding.sidecar)
      case 'sidecar-unlisted':
        return wishes.adopt ? await this.list(finding.sidecar) : undefined
      case 'original-unlisted':
        return wishes.adopt ? await this.adopt(finding.file, finding.fileName) : undefined
      case 'thumbnail-lost':
        if (!wishes.thumbnails) return
        if ((await this.parts.thumbnail(finding.stored.picture.id).catch(() => null)) !== null)
          this.result.thumbnails += 1
    }
  }

  /** A damaged original makes way for the backup's copy, or for nothing. */
  async checkOriginal(drawer: string, fileName: string): Promise<void> {
    const { checker, paths, rows, inTurn, task } = this.parts
    task.signal.throwIfAborted()
    const file = join(paths.pictures, drawer, fileName)
    const promised = fileName.slice(0, 64)
    const content = await contentOf(checker, file, promised)
    if (content === 'gone' || content === 'whole') return
    if (content === 'unreadable')
      return await this.replaceUnreadable(file, promised, fileName, async () => this.isWanted(promised))
    const stored = rows.withBytes(promised)
    if (!(await inTurn(() => this.setAside(file)))) return
    if (stored !== null) await this.lost(stored, stored.picture.missing)
  }

  /**
   * Unreadable now, which says nothing about its bytes: it makes way for the backup's copy only.
   * @param wanted is asked in turn
   */
  private async replaceUnreadable(
    file: string,
    promised: string,
    name: string,
    wanted: () => Promise<boolean>
  ): Promise<void> {
    const { task, inTurn } = this.parts
    const source = await this.inBackup(file, promised)
    const isBack = await inTurn(async () => {
      if (!(await wanted())) return null
      return source !== null && (await this.setAside(file, 'unreadable')) && (await this.take(source, file, promised))
    })
    if (isBack === null) return
    if (isBack) {
      this.result.back += 1
      return task.note('info', t('library.repair.fileBack', { name }))
    }
    this.result.unread += 1
    task.note(
      'warning',
      withBackup(t('library.repair.fileUnreadable', { name }), source === null && this.backup !== null)
    )
  }

  /** @param known already marked as missing */
  private async lost(stored: StoredPicture, known: boolean): Promise<void> {
    const { rows, task, inTurn } = this.parts
    const { sha256 } = stored.picture
    const original = this.parts.paths.original(stored.picture)
    const source = await this.inBackup(original, sha256)
    const found = await inTurn(async () => {
      if (!this.isWanted(sha256)) return 'not wanted'
      const isBack = source !== null && (await this.take(source, original, sha256))
      if (isBack || !known) rows.setMissing(sha256, !isBack)
      return isBack ? 'back' : 'gone'
    })
    if (found === 'not wanted') return
    if (found === 'back') return this.back(t('library.repair.fileBack', { name: stored.picture.fileName }))
    if (known) {
      this.result.stillMissing += 1
      task.note(
        'warning',
        withBackup(t('library.repair.originalStillMissing', { name: stored.picture.fileName }), this.backup !== null)
      )
      return
    }
    this.result.missing += 1
    task.note('warning', t('library.repair.originalMissing', { name: stored.picture.fileName }))
  }

  private async foundAgain(stored: StoredPicture): Promise<void> {
    const { rows, inTurn } = this.parts
    const { sha256 } = stored.picture
    const found = await inTurn(async () => {
      if (!this.isWanted(sha256) || !(await this.isThere(stored))) return false
      rows.setMissing(sha256, false)
      return true
    })
    if (found) this.back(t('library.repair.fileFound', { name: stored.picture.fileName }))
  }

  private back(sentence: string): void {
    this.result.back += 1
    this.parts.task.note('info', sentence)
  }

  /**
   * Whether a picture has these bytes and its file was not removed: what was deleted since the check is not restored.
   * To be asked in turn, right before the step that depends on it.
   */
  private isWanted(sha256: string): boolean {
    return this.parts.rows.withSameBytes(sha256).some(({ fileRemoved }) => !fileRemoved)
  }

  /** The file in the last backup, if present and intact. */
  private async inBackup(target: string, sha256: string): Promise<string | null> {
    const { paths, checker } = this.parts
    if (this.backup === null) return null
    const source = placeOf(this.backup, relative(paths.folder, target).split(sep).join('/'))
    return (await checker.hash(source).catch(() => null))?.sha256 === sha256 ? source : null
  }

  private async take(source: string, target: string, sha256: string): Promise<boolean> {
    const { fs, checker } = this.parts
    await makeFolderDurable(dirname(target), { fs })
    await writeDurably(target, await fs.readFile(source), { fs })
    return (await contentOf(checker, target, sha256)) === 'whole'
  }

  /** Masks are restored as originals are; their descriptions, from the index; unlisted ones are listed again. */
  async mendMasks(): Promise<void> {
    const { wishes, result } = this
    const { fs, paths, rows, database, inTurn, task } = this.parts
    const listed = database.prepare('SELECT id, sha256 FROM masks').all()
    for (const row of listed) {
      task.signal.throwIfAborted()
      const sha256 = String(row['sha256'])
      const name = t('library.repair.mask', { sha256: sha256.slice(0, 12) })
      await this.mendFile(paths.mask(sha256), sha256, name, async () => rows.mask('sha256', sha256) !== null)
      if (!wishes.descriptions || (await readMaskSidecar(fs, paths, sha256)) !== null) continue
      if (!(await inTurn(() => this.setAside(paths.maskSidecar(sha256))))) continue
      const mask = rows.mask('id', String(row['id']))
      if (mask === null) continue
      await inTurn(async () => await writeMaskSidecar(fs, paths, mask))
      result.descriptions += 1
      task.note('info', t('library.repair.descriptionWritten', { name }))
    }
    if (!wishes.adopt) return
    const known = new Set(listed.map((row) => `${String(row['sha256'])}.png`))
    for (const file of (await ifThere(fs.readdir(paths.masks))) ?? []) {
      const sha256 = promisedHash(file)
      const mask = known.has(file) || sha256 === null ? null : await readMaskSidecar(fs, paths, sha256)
      if (
        mask?.sha256 !== sha256 ||
        sha256 === null ||
        (await contentOf(this.parts.checker, paths.mask(sha256), sha256)) !== 'whole'
      )
        continue
      await inTurn(async () => {
        if (rows.mask('id', mask.id) !== null || rows.mask('sha256', sha256) !== null) return
        rows.insertMask(mask)
        result.adopted += 1
        task.note('info', t('library.repair.maskListed', { sha256: sha256.slice(0, 12) }))
      })
    }
  }

  /** The services' own answers, from which a picture can be stitched again. */
  async mendAnswers(): Promise<void> {
    const { fs, paths, task } = this.parts
    const unreadable = (inside: string): void => {
      const path = posix.join('returned', inside)
      this.result.unread += 1
      task.note('warning', t('library.repair.returnedFolderUnreadable', { path }))
    }
    for (const { path } of await filesIn(fs, paths.returned, () => true, task.signal, unreadable)) {
      const promised = promisedHash(path)
      const file = placeOf(paths.returned, path)
      // An answer that no longer exists was deleted with its picture.
      const isThere = async (): Promise<boolean> => (await ifThere(fs.stat(file))) !== null
      if (promised !== null)
        await this.mendFile(file, promised, t('library.repair.answer', { path: basename(path).slice(0, 12) }), isThere)
    }
  }

  /** A damaged file makes way for the backup's copy, or for nothing. @param wanted is asked in turn */
  private async mendFile(file: string, promised: string, name: string, wanted: () => Promise<boolean>): Promise<void> {
    const { wishes, result } = this
    const { checker, fs, inTurn, task } = this.parts
    const isThere = (await ifThere(fs.stat(file))) !== null
    // Only reading reveals whether it is intact.
    if (!(isThere ? wishes.damaged : wishes.missing)) return
    const content = isThere ? await contentOf(checker, file, promised) : 'gone'
    if (content === 'whole') return
    if (content === 'unreadable') return await this.replaceUnreadable(file, promised, name, wanted)
    const source = await this.inBackup(file, promised)
    const isBack = await inTurn(async () => {
      if (!(await wanted())) return null
      return (await this.setAside(file)) && source !== null && (await this.take(source, file, promised))
    })
    if (isBack === null) return
    if (isBack) {
      result.back += 1
      return task.note('info', t('library.repair.fileBack', { name }))
    }
    result.stillMissing += 1
    task.note('warning', withBackup(t('library.repair.fileMissing', { name }), this.backup !== null))
  }

  private async describe(stored: StoredPicture): Promise<void> {
    const { incoming, inTurn, rows, task } = this.parts
    const written = await inTurn(async () => {
      const now = rows.get(stored.picture.id)
      if (now !== null) await incoming.writeSidecar(now)
      return now !== null
    })
    if (!written) return
    this.result.descriptions += 1
    task.note('info', t('library.repair.descriptionWritten', { name: stored.picture.fileName }))
  }

  /** Makes the index match the sidecar. */
  private async believe(sidecar: StoredPicture): Promise<void> {
    const { rows, database, inTurn, task, settled } = this.parts
    const { id } = sidecar.picture
    // A recent change by the user is in the index first; it differs until its sidecar is written.
    await settled()
    const bytes = await ifThere(this.parts.fs.readFile(this.parts.paths.sidecar(sidecar.picture)))
    const now = bytes === null ? null : readSidecar(bytes)
    const listed = await inTurn(async () => {
      const row = rows.get(id)
      if (row === null || now === null || saysTheSame(row, now)) return false
      inTransaction(database, () => {
        rows.remove(id)
        rows.insert({ ...now, picture: { ...now.picture, missing: row.picture.missing } })
      })
      return true
    })
    if (!listed) return
    this.result.descriptions += 1
    task.note('info', t('library.repair.indexCorrected', { name: sidecar.picture.fileName }))
  }

  /** Lists a sidecar that has no row. */
  private async list(sidecar: StoredPicture): Promise<void> {
    const { rows, inTurn, task } = this.parts
    const listed = await inTurn(async () => {
      if (rows.get(sidecar.picture.id) !== null) return false
      const missing = sidecar.picture.fileRemovedAt === null && !(await this.isThere(sidecar))
      rows.insert({ ...sidecar, picture: { ...sidecar.picture, missing } })
      return true
    })
    if (!listed) return
    this.result.adopted += 1
    task.note('info', t('library.repair.listed', { name: sidecar.picture.fileName }))
  }

  private async adopt(file: string, fileName: string): Promise<void> {
    const { fs, rows, incoming, inTurn, newId, task } = this.parts
    // Damaged ones have been set aside by now.
    if ((await ifThere(fs.stat(file))) === null) return
    const found = await originalAlone(this.parts, file, fileName, newId())
    if (found.is === 'damaged') return void (await inTurn(() => this.setAside(file)))
    if (found.is === 'unread') {
      this.result.unread += 1
      task.note('warning', t('library.repair.notListed', { name: fileName, reason: found.why }))
      return
    }
    const { stored } = found
    const listed = await inTurn(async () => {
      // A picture added while the folder was read has its file first.
      if (rows.withBytes(stored.picture.sha256) !== null) return false
      rows.insert(stored)
      await incoming.writeSidecar(stored)
      return true
    })
    if (!listed) return
    this.result.adopted += 1
    task.note('info', t('library.repair.listedWithoutRecipe', { name: fileName }))
  }

  private async isThere({ picture }: StoredPicture): Promise<boolean> {
    const { fs, paths } = this.parts
    return (await ifThere(fs.stat(paths.original(picture)))) !== null
  }

  /** In turn: a file that is being deleted must not be moved. @returns false when it cannot be moved */
  private async setAside(file: string, why: 'damaged' | 'unreadable' = 'damaged'): Promise<boolean> {
    const { fs, paths, now, task } = this.parts
    if ((await ifThere(fs.stat(file))) === null) return true
    const folder = join(paths.folder, 'set-aside', stamp(now))
    await makeFolderDurable(folder, { fs })
    try {
      await fs.rename(file, join(folder, basename(file)))
    } catch {
      task.note('warning', t(`library.repair.${why}Stays`, { file: basename(file) }))
      return false
    }
    this.result.setAside += 1
    task.note('warning', t(`library.repair.${why}SetAside`, { file: basename(file), folder: basename(folder) }))
    return true
  }
}

/** @param lacking the last backup does not have it either */
const withBackup = (sentence: string, lacking: boolean): string =>
  lacking ? `${sentence} ${t('library.repair.notInBackup')}` : sentence

/** What was repaired, in one sentence for each kind. */
export function repairWords(result: RepairResult): string {
  const words = [
    result.adopted > 0 ? t('library.repair.wordsAdopted', { count: result.adopted }) : '',
    result.back > 0 ? t('library.repair.wordsBack', { count: result.back }) : '',
    result.missing > 0 ? t('library.repair.wordsMissing', { count: result.missing }) : '',
    result.descriptions > 0 ? t('library.repair.wordsDescriptions', { count: result.descriptions }) : '',
    result.thumbnails > 0 ? t('library.repair.wordsThumbnails', { count: result.thumbnails }) : '',
    result.setAside > 0 ? t('library.repair.wordsSetAside', { count: result.setAside }) : '',
    result.unread > 0 ? t('library.repair.wordsUnread', { count: result.unread }) : '',
    result.stillMissing > 0 ? t('library.repair.wordsStillMissing', { count: result.stillMissing }) : ''
  ].filter(Boolean)
  return words.length === 0 ? t('library.repair.wordsNothing') : words.join(' ')
}
