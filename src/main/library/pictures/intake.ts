/**
 * Imports many files into the library: each is copied, examined in the imaging process, and listed together with those
 * that are ready at the same time. README.md explains why a crash anywhere leaves each one whole or absent.
 */
import type { Picture } from '../../../shared/domain/picture.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Examined, Imaging } from '../../imaging/imaging.ts'
import type { Recipe } from '../../metadata/recipe.ts'
import { libraryError } from '../database/database-error.ts'
import { forEachAtOnce } from '../disk/library-fs.ts'
import type { FileToTake, Staged } from '../disk/staged-file.ts'

export type { FileToTake } from '../disk/staged-file.ts'

/** Its bytes were already here. */
export interface KnownFile {
  outcome: 'known'
  picture: Picture
  /** The picture was in the trash, or its file was missing. */
  restored: boolean
  wasTrashed: boolean
}

/** The outcome of a listed file. */
export type ListedFile = Extract<TakenFile, { picture: Picture }>

/** The outcome of one file. */
export type TakenFile =
  /** `textsTooLarge`: the file holds more text than is read. */
  | { outcome: 'imported'; picture: Picture; recipe: Recipe | null; textsTooLarge: boolean }
  | KnownFile
  | { outcome: 'refused'; error: AppError }

export interface TakeIn {
  /** Assigned to each picture, so that those imported together can be shown together. */
  batchId: string
  signal: AbortSignal
  /** A picture that is already here stays as it is, also in the trash. */
  leaveKnown?: boolean | undefined
  /** Called in the order of completion. */
  taken: (file: FileToTake, what: TakenFile) => void
}

/** A file that has been examined and waits to be listed. */
export interface Ready {
  file: FileToTake
  staged: Staged
  examined: Examined
}

/** `batchId` null: it was imported alone. */
export type Listing = { batchId: string | null } & Pick<TakeIn, 'leaveKnown'>

export interface IntakeParts {
  imaging: Pick<Imaging, 'examine'>
  thumbnailSide: number
  stage(file: FileToTake): Promise<Staged>
  unstage(staged: Staged): Promise<void>
  /**
   * Lists them in one turn and one transaction; one outcome for each. @throws AppError if none of them could be listed
   */
  list(files: readonly Ready[], how: Listing): Promise<ListedFile[]>
}

/** Files in progress at once. Two keep the cores busy; the others wait for the disk to confirm its writes. */
const lanes = 8

/**
 * Imports the files. After `signal` is aborted nothing new begins, what is being listed is listed, and the rest leaves
 * no trace.
 * @throws the signal's reason if it was aborted; AppError disk-full | storage if the library itself cannot be written
 */
export async function takeIn(parts: IntakeParts, files: readonly FileToTake[], options: TakeIn): Promise<void> {
  const { signal, taken } = options
  const group = new Group((ready) => parts.list(ready, options))
  let broken: unknown = null
  await forEachAtOnce(files, lanes, async (file) => {
    if (signal.aborted || broken !== null) return
    const ready = await examine(parts, file)
    if ('outcome' in ready) {
      if (endsAll(ready.error)) broken ??= ready.error
      return taken(file, ready)
    }
    try {
      if (signal.aborted || broken !== null) return
      taken(file, await group.add(ready))
    } catch (error) {
      broken ??= error
    } finally {
      await parts.unstage(ready.staged)
    }
  })
  if (broken !== null) throw libraryError(broken)
  signal.throwIfAborted()
}

async function examine(parts: IntakeParts, file: FileToTake): Promise<Ready | { outcome: 'refused'; error: AppError }> {
  let staged: Staged | null = null
  try {
    staged = await parts.stage(file)
    return { file, staged, examined: await parts.imaging.examine(staged.file, parts.thumbnailSide, file.name) }
  } catch (error) {
    if (staged !== null) await parts.unstage(staged)
    return { outcome: 'refused', error: libraryError(error) }
  }
}

/** A full disk is not the file's fault, and the next one will hit it too; the same goes for an app that is closing. */
const endsAll = ({ code }: AppError): boolean => code === 'disk-full' || code === 'cancelled'

interface Waiting {
  ready: Ready
  resolve: (taken: TakenFile) => void
  reject: (error: unknown) => void
}

/** While one group is being listed, the next one gathers. */
class Group {
  private readonly list: (ready: readonly Ready[]) => Promise<TakenFile[]>
  private waiting: Waiting[] = []
  private busy = false

  constructor(list: (ready: readonly Ready[]) => Promise<TakenFile[]>) {
    this.list = list
  }

  add(ready: Ready): Promise<TakenFile> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ready, resolve, reject })
      if (!this.busy) void this.work()
    })
  }

  private async work(): Promise<void> {
    this.busy = true
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0)
      try {
        const taken = await this.list(group.map(({ ready }) => ready))
        group.forEach(({ resolve }, index) => resolve(taken[index]!))
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    this.busy = false
  }
}
