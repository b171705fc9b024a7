/** Care for the open library: backing it up, checking it, repairing it. */
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Clock } from '../../../shared/clock.ts'
import type { RepairWishes } from '../../../shared/contract/library.ts'
import type { TaskContext } from '../../../shared/task-context.ts'
import type { Checker } from '../../checking/checker.ts'
import { writeJsonDurably } from '../../files/durable-file.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { copyDatabase } from '../database/copy-database.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { jsonOf } from '../disk/sidecar.ts'
import type { Incoming } from '../journal/incoming.ts'
import type { BackupResult } from './backup.ts'
import { backUpLibrary } from './backup.ts'
import { findBackup, nameOfFolder, newBackupName } from './backup-manifest.ts'
import type { RepairResult } from './repair.ts'
import { repairLibrary } from './repair.ts'
import type { Verification } from './verify.ts'
import { verifyLibrary } from './verify.ts'

export interface CareParts {
  fs: LibraryFs
  paths: LibraryPaths
  /** From the marker; empty if there is none. */
  libraryId: string
  database: DatabaseSync
  rows: PictureRows
  incoming: Incoming
  imaging: Imaging
  clock: Clock
  newId: () => string
  /** @throws AppError storage: closed, read-only or missing */
  assertWritable: () => void
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  thumbnail: (id: string) => Promise<unknown>
}

const lastBackupSchema = z.object({ folder: z.string(), at: z.number(), pictures: z.number() })

export type LastBackup = z.infer<typeof lastBackupSchema>

export class LibraryCare {
  private readonly parts: CareParts

  constructor(parts: CareParts) {
    this.parts = parts
  }

  /** The newest backup made from this folder. */
  async lastBackup(): Promise<LastBackup | null> {
    const bytes = await ifThere(this.parts.fs.readFile(this.lastBackupFile())).catch(() => null)
    return bytes === null ? null : (lastBackupSchema.safeParse(jsonOf(bytes)).data ?? null)
  }

  /**
   * Where a backup into this folder would go: the backup of this library in it or directly below it, or a new one.
   * @param fresh always a new one
   */
  async backupPlace(chosen: string, fresh: boolean): Promise<string> {
    const { fs, clock } = this.parts
    const found = fresh ? null : await findBackup(fs, chosen, this.parts.libraryId)
    if (found !== null) return found.folder
    return join(chosen, await newBackupName(fs, chosen, clock.now()))
  }

  /** @throws AppError, or the signal's reason; an existing backup is then unchanged */
  async backUp(checker: Checker, folder: string, task: TaskContext): Promise<BackupResult> {
    const { fs, paths, database, rows, incoming, clock } = this.parts
    const totals = (): { pictures: number; bytes: number } => {
      const { shown, bytes } = rows.totals()
      return { pictures: shown, bytes }
    }
    const result = await backUpLibrary(
      { fs, checker, task, now: Math.round(clock.now()) },
      {
        folder: paths.folder,
        libraryId: this.parts.libraryId,
        name: nameOfFolder(paths.folder),
        totals,
        settled: () => incoming.settled(),
        copyDatabase: (target, signal) => copyDatabase(database, target, signal)
      },
      folder
    )
    const last: LastBackup = { folder, at: Math.round(clock.now()), pictures: result.pictures }
    // Only its display in the settings is lost with this.
    await writeJsonDurably(this.lastBackupFile(), last, { fs }).catch(() => undefined)
    return result
  }

  async verify(checker: Checker, task: TaskContext): Promise<Verification> {
    const { fs, paths, database, rows, incoming } = this.parts
    return await verifyLibrary({
      fs,
      paths,
      database,
      rows,
      checker,
      task,
      deletions: incoming.deletions,
      settled: () => incoming.settled()
    })
  }

  /** @throws AppError storage: it cannot be written; otherwise as `repairLibrary` */
  async repair(checker: Checker, wishes: RepairWishes, task: TaskContext): Promise<RepairResult> {
    const { incoming, clock, assertWritable } = this.parts
    assertWritable()
    const backup = (await this.lastBackup())?.folder ?? null
    const parts = {
      ...this.parts,
      checker,
      task,
      backup,
      now: clock.now(),
      deletions: incoming.deletions,
      settled: () => incoming.settled()
    }
    return await repairLibrary(parts, wishes)
  }

  private lastBackupFile(): string {
    return join(this.parts.paths.folder, 'last-backup.json')
  }
}
