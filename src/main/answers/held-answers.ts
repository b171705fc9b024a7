/**
 * Answers that were paid for but not yet taken by a library's disk: one store for the whole process, which outlives
 * every library that is closed. What the library refuses is written to the profile; if that disk refuses too, it stays
 * in memory and says so.
 */
import type { Job } from '../../shared/domain/job.ts'
import type { Results } from '../../shared/domain/job-results.ts'
import type { AnswerFile, HeldAnswer, HeldPicture } from './answer.ts'
import { type AnswerFiles, type LoadedAnswers, sha256Of } from './answer-files.ts'

/** Where an answer is held. */
export type HeldIn = 'profile' | 'memory'

/** The answers of one library, as its jobs see them. */
export interface LibraryAnswers {
  all(): HeldAnswer[]
  get(jobId: string): HeldAnswer | null
  /** Null if nothing of this job is held. */
  where(jobId: string): HeldIn | null
  /** Takes over answers held under another library's id whose jobs are this one's: its own id was lost. */
  adopt(isMine: (jobId: string) => boolean): void
  /** Bytes that exist nowhere else. They are only in memory until `keep` is called. */
  hold(job: Job, ordinal: number, bytes: Uint8Array): void
  /**
   * The held bytes, by ordinal; what the profile lost is left out. @throws AppError storage: some cannot be read now
   */
  pictures(jobId: string): Promise<Map<number, Uint8Array>>
  /** This picture is in the library. */
  stored(jobId: string, ordinal: number): void
  /**
   * Writes the job, and everything held of it, to the profile. Never throws: what cannot be written stays in memory.
   * @param results links that the library's index did not take; unchanged when omitted
   */
  keep(job: Job, results?: Results | null): Promise<HeldIn>
  /** Makes it the answer of another job. Never throws, like `keep`. */
  reassign(jobId: string, job: Job): Promise<HeldIn>
  /** Nothing more of this job is held: it is stored, or the user let it go. */
  release(jobId: string): Promise<void>
}

export interface HeldAnswers {
  /** @param id identifies the library wherever it is @param folder absolute */
  ofLibrary(id: string, folder: string): LibraryAnswers
  /** Tries again to write what is only in memory. @returns true if nothing is left there */
  spill(): Promise<boolean>
  /** Of all libraries. @returns with the library's location and its current id */
  all(): (HeldAnswer & { folder: string; libraryId: string })[]
  /** How many answers in the profile only a newer version can read. They are left alone. */
  readonly newer: number
}

interface Entry {
  /** The name of its folder. */
  readonly place: string
  /** As in its file. */
  library: AnswerFile['library']
  /** Id of the library whose jobs have it now. */
  owner: string
  job: Job
  results: Results | null
  pictures: Map<number, HeldPicture>
  /** Those not on the profile's disk. */
  bytes: Map<number, Uint8Array>
  safe: boolean
  released: boolean
  /** Writes and removals, one after the other. */
  turn: Promise<unknown>
}

const fileOf = ({ library, job, results, pictures }: Entry): AnswerFile => ({
  format: 'palimpsest-answer',
  version: 1,
  library,
  job,
  results,
  pictures: [...pictures.values()]
})

const shown = ({ job, results, pictures, safe }: Entry): HeldAnswer => ({
  job,
  results,
  pictures: [...pictures.values()],
  safe
})

/** The store, with what the profile already holds. */
export async function openHeldAnswers(files: AnswerFiles): Promise<HeldAnswers> {
  return createHeldAnswers(files, await files.load())
}

/** @param loaded what these files already contain */
export function createHeldAnswers(
  files: Omit<AnswerFiles, 'load'>,
  loaded: LoadedAnswers = { answers: [], newer: 0 }
): HeldAnswers {
  const entries = new Set<Entry>()
  for (const { place, answer } of loaded.answers) {
    const { library, job, results, pictures } = answer
    const byOrdinal = new Map(pictures.map((picture) => [picture.ordinal, picture]))
    entries.add({
      place,
      library,
      owner: library.id,
      job,
      results,
      pictures: byOrdinal,
      bytes: new Map(),
      safe: true,
      released: false,
      turn: Promise.resolve()
    })
  }

  function inTurn<T>(entry: Entry, work: () => Promise<T>): Promise<T> {
    const mine = entry.turn.then(work)
    entry.turn = mine.catch(() => undefined)
    return mine
  }

  /** @returns where it is now */
  function write(entry: Entry): Promise<HeldIn> {
    return inTurn(entry, async () => {
      if (entry.released || entry.safe) return 'profile'
      const written = new Map(entry.bytes)
      const { job } = entry
      try {
        await files.write(entry.place, fileOf(entry), written)
      } catch {
        return 'memory'
      }
      for (const [ordinal, bytes] of written) if (entry.bytes.get(ordinal) === bytes) entry.bytes.delete(ordinal)
      // What changed meanwhile is written by whoever changed it.
      if (entry.bytes.size === 0 && entry.job === job) entry.safe = true
      return entry.safe ? 'profile' : 'memory'
    })
  }

  function ofLibrary(id: string, folder: string): LibraryAnswers {
    const library = { id, folder }
    const mine = (): Entry[] => [...entries].filter((entry) => entry.owner === id)
    const find = (jobId: string): Entry | null => mine().find((entry) => entry.job.id === jobId) ?? null
    const found = (job: Job): Entry => {
      const there = find(job.id)
      if (there !== null) return there
      const made: Entry = {
        place: files.placeFor({ library, job }),
        library,
        owner: id,
        job,
        results: null,
        pictures: new Map(),
        bytes: new Map(),
        safe: false,
        released: false,
        turn: Promise.resolve()
      }
      entries.add(made)
      return made
    }

    async function keep(job: Job, results?: Results | null): Promise<HeldIn> {
      const entry = found(job)
      entry.job = { ...job, progress: null, fraction: null }
      if (results !== undefined) entry.results = results
      entry.safe = false
      return await write(entry)
    }

    return {
      all: () => mine().map(shown),
      get: (jobId) => {
        const entry = find(jobId)
        return entry === null ? null : shown(entry)
      },
      where: (jobId) => {
        const entry = find(jobId)
        if (entry === null) return null
        return entry.safe ? 'profile' : 'memory'
      },
      adopt(isMine) {
        for (const entry of entries)
          if (entry.owner !== id && isMine(entry.job.id) && find(entry.job.id) === null) entry.owner = id
      },
      hold(job, ordinal, bytes) {
        const entry = found(job)
        entry.pictures.set(ordinal, { ordinal, sha256: sha256Of(bytes), bytes: bytes.byteLength })
        entry.bytes.set(ordinal, bytes)
        entry.safe = false
      },
      async pictures(jobId) {
        const entry = find(jobId)
        const contents = new Map<number, Uint8Array>()
        if (entry === null) return contents
        await entry.turn
        for (const picture of entry.pictures.values()) {
          const bytes = entry.bytes.get(picture.ordinal) ?? (await files.read(entry.place, picture))
          if (bytes !== null) contents.set(picture.ordinal, bytes)
        }
        return contents
      },
      stored(jobId, ordinal) {
        const entry = find(jobId)
        entry?.pictures.delete(ordinal)
        entry?.bytes.delete(ordinal)
      },
      keep,
      async reassign(jobId, job) {
        const entry = find(jobId)
        if (entry !== null) entry.job = job
        return await keep(job)
      },
      async release(jobId) {
        const entry = find(jobId)
        if (entry === null) return
        entry.released = true
        entries.delete(entry)
        // A folder that cannot be removed now is found at the next start, when the library has its contents.
        await inTurn(entry, () => files.remove(entry.place)).catch(() => undefined)
      }
    }
  }

  return {
    ofLibrary,
    async spill() {
      const where = await Promise.all([...entries].filter(({ safe }) => !safe).map(write))
      return where.every((each) => each === 'profile')
    },
    newer: loaded.newer,
    all: () => [...entries].map((entry) => ({ ...shown(entry), folder: entry.library.folder, libraryId: entry.owner }))
  }
}
