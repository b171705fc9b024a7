/**
 * The jobs on disk. A state is written here before the thing it announces happens, so that after any interruption it is
 * known how far a job had come. The tables are part of the library's migrations.
 */

import type { DatabaseSync } from 'node:sqlite'
import type { z } from 'zod'
import { type Job, jobSchema } from '../../shared/domain/job.ts'
import { type Results, resultsSchema } from '../../shared/domain/job-results.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { committedLater } from '../library/database/database.ts'
import { inTransaction } from '../library/database/migrations.ts'
import { withLibraryErrors } from './with-library-errors.ts'

/** Which list of jobs a ledger is, and how far it has come. */
export interface LedgerState {
  id: string
  /** Increases whenever something is sent, and whenever a session may have changed what is in line. */
  step: number
}

export interface Ledger {
  /** Null until it has an id. */
  state(): LedgerState | null
  /**
   * Advances by one step, durably. @param id a new id, making it a separate list from now on; required if it has none
   */
  advance(id?: string): LedgerState
  /** Reaches the disk with the next durable write, for example `claim`: nothing leaves the machine before that. */
  insert(jobs: readonly Job[]): void
  /** Restores removed rows with their results, all or none, durably. */
  restore(removed: readonly { job: Job; results: Results | null }[]): void
  /**
   * @param results written in the same transaction, when given
   * @param when `later`: the caller makes sure that it reaches the disk. The end of a job that has all its pictures
   * never waits for the disk
   */
  update(job: Job, results?: Results | null, when?: 'now' | 'later'): void
  /**
   * Records that a job is being sent, unless another copy of the app with the same library open already has. Advances
   * one step. On disk when it returns.
   * @returns false when the job is no longer waiting to be sent
   */
  claim(job: Job): boolean
  get(id: string): Job | null
  /** Jobs that have not ended, oldest first. */
  active(): Job[]
  /** All that have not ended and the most recently ended, newest first. */
  recent(limit: number): Job[]
  /** Jobs in line from this installation. */
  inLine(): Job[]
  /** Jobs in line from another or an unknown installation: the library may be a copy. */
  fromElsewhere(): Job[]
  /** Ended jobs whose answer is kept. */
  endedWithResults(): Job[]
  /** Ended jobs whose request contains the user's own links. */
  endedWithLinks(): Job[]
  remove(id: string): void
  /**
   * Removes done, failed and cancelled jobs. Those that may have been charged stay until the user decides.
   * @param stays other jobs to keep
   * @returns ids of the removed jobs
   */
  removeEnded(stays: (job: Job) => boolean): string[]
  results(id: string): Results | null
  setResults(id: string, results: Results | null): void
}

/** The states of jobs that have not ended, for a query. */
export const activeStates = `('queued','waiting','sending','polling','downloading')`

/** An unreadable row is left on disk and not listed: one bad row must not hide the others. */
function parse(row: unknown): Job | null {
  try {
    const parsed = jobSchema.safeParse(JSON.parse((row as { row: string }).row))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** What is stored of a job: neither momentary progress nor what is true of this machine only. */
const rowOf = (job: Job): string => JSON.stringify({ ...job, held: null, progress: null, fraction: null })

const textOf = (results: Results | null): string | null => (results === null ? null : JSON.stringify(results))

const stateOf = (row: Record<string, unknown> | undefined): LedgerState | null =>
  row === undefined ? null : { id: String(row['id']), step: Number(row['step']) }

const present = (job: Job | null): job is Job => job !== null

function readJson<T>(schema: z.ZodType<T>, text: unknown): T | null {
  if (typeof text !== 'string') return null
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/**
 * The ledger in an open library's database.
 * @param installation id of this installation
 */
export function createLedger(database: DatabaseSync, installation: string): Ledger {
  const insert = database.prepare(
    'INSERT INTO jobs (id, batch_id, state, created_at, finished_at, row, installation) VALUES (?, ?, ?, ?, ?, ?, ?)'
  )
  const update = database.prepare('UPDATE jobs SET state = ?, finished_at = ?, row = ?, installation = ? WHERE id = ?')
  const updateBoth = database.prepare(
    'UPDATE jobs SET state = ?, finished_at = ?, row = ?, installation = ?, results = ? WHERE id = ?'
  )
  const claim = database.prepare(
    `UPDATE jobs SET state = ?, finished_at = ?, row = ?, installation = ?
     WHERE id = ? AND state IN ('queued','waiting')`
  )
  const further = database.prepare('UPDATE ledger_state SET step = step + 1')
  const name = database.prepare(
    `INSERT INTO ledger_state (only, id, step) VALUES (1, ?, 1)
     ON CONFLICT (only) DO UPDATE SET step = step + 1, id = excluded.id`
  )
  const get = database.prepare('SELECT row FROM jobs WHERE id = ?')
  const active = database.prepare(`SELECT row FROM jobs WHERE state IN ${activeStates} ORDER BY created_at, id`)
  const ended = database.prepare(
    `SELECT row FROM jobs WHERE state NOT IN ${activeStates} ORDER BY created_at DESC, id DESC LIMIT ?`
  )
  const withLinks = database.prepare(
    `SELECT row FROM jobs WHERE state NOT IN ${activeStates}
     AND CASE WHEN json_valid(row) THEN row ->> '$.request.links' END IS NOT NULL`
  )
  const remove = database.prepare('DELETE FROM jobs WHERE id = ?')
  const readResults = database.prepare('SELECT results AS value FROM jobs WHERE id = ?')
  const writeResults = database.prepare('UPDATE jobs SET results = ? WHERE id = ?')

  /** Rows may hold signed links: what is overwritten here is not left in the file's free space. */
  function wiping<T>(write: () => T): T {
    database.exec('PRAGMA secure_delete = ON')
    try {
      return write()
    } finally {
      database.exec('PRAGMA secure_delete = OFF')
    }
  }

  return withLibraryErrors<Ledger>({
    insert(jobs) {
      committedLater(database, () =>
        inTransaction(database, () => {
          for (const job of jobs)
            insert.run(job.id, job.batchId, job.state, job.createdAt, job.finishedAt, JSON.stringify(job), installation)
        })
      )
    },
    restore(removed) {
      wiping(() =>
        inTransaction(database, () => {
          for (const { job, results } of removed) {
            insert.run(job.id, job.batchId, job.state, job.createdAt, job.finishedAt, JSON.stringify(job), installation)
            if (results !== null) writeResults.run(textOf(results), job.id)
          }
        })
      )
    },
    update(job, value, when = 'now') {
      const write = (): void => {
        if (value !== undefined)
          updateBoth.run(job.state, job.finishedAt, rowOf(job), installation, textOf(value), job.id)
        else update.run(job.state, job.finishedAt, rowOf(job), installation, job.id)
      }
      // All its pictures are on disk, so the next start knows that it is done.
      if (when === 'later' || (job.state === 'done' && job.pictureIds.length >= job.expected))
        committedLater(database, () => wiping(write))
      else wiping(write)
    },
    state: () => stateOf(database.prepare('SELECT id, step FROM ledger_state').get()),
    advance: (id) =>
      inTransaction(database, () => {
        if (id === undefined) further.run()
        else name.run(id)
        const state = stateOf(database.prepare('SELECT id, step FROM ledger_state').get())
        if (state === null) throw new AppError('internal', t('jobs.ledger.noName'))
        return state
      }),
    claim: (job) =>
      wiping(() =>
        inTransaction(database, () => {
          const claimed = claim.run(job.state, job.finishedAt, rowOf(job), installation, job.id).changes === 1
          if (claimed) further.run()
          return claimed
        })
      ),
    get: (id) => {
      const row = get.get(id)
      return row === undefined ? null : parse(row)
    },
    active: () => active.all().map(parse).filter(present),
    inLine: () =>
      database
        .prepare(`SELECT row FROM jobs WHERE state IN ('queued','waiting') AND installation IS ?`)
        .all(installation)
        .map(parse)
        .filter(present),
    fromElsewhere: () =>
      database
        .prepare(`SELECT row FROM jobs WHERE state IN ('queued','waiting') AND installation IS NOT ?`)
        .all(installation)
        .map(parse)
        .filter(present),
    endedWithResults: () =>
      database
        .prepare(`SELECT row FROM jobs WHERE results IS NOT NULL AND state NOT IN ${activeStates}`)
        .all()
        .map(parse)
        .filter(present),
    recent: (limit) => [...active.all().toReversed(), ...ended.all(limit)].map(parse).filter(present),
    endedWithLinks: () => withLinks.all().map(parse).filter(present),
    remove: (id) => {
      wiping(() => remove.run(id))
    },
    removeEnded(stays) {
      const ids = database
        .prepare(`SELECT id, row FROM jobs WHERE state IN ('done','failed','cancelled')`)
        .all()
        .filter((row) => {
          const job = parse(row)
          return job !== null && !stays(job)
        })
        .map((row) => String(row['id']))
      wiping(() => {
        for (const id of ids) remove.run(id)
      })
      return ids
    },
    results: (id) => readJson(resultsSchema, readResults.get(id)?.['value']),
    setResults: (id, value) => {
      wiping(() => writeResults.run(textOf(value), id))
    }
  })
}
