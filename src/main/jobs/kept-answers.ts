/**
 * Answers that the library keeps until they are merged into their originals: what was paid for is not requested twice.
 */
import type { Results } from '../../shared/domain/job-results.ts'
import type { PictureSource } from '../providers/descriptor.ts'
import { enter, type Run } from './run-context.ts'

/** What keeping an answer needs. */
export type KeptAnswersRun = Run<'answers' | 'jobChanged' | 'ledger' | 'library'>

/**
 * Writes the answer's bytes to disk and their location to the job's row: if the app ends before they are merged with
 * the original, it resumes from there, even without a valid link.
 * @returns their SHA-256
 * @throws AppError bad-response: they are no picture; disk-full | storage
 */
export async function keepAnswer(run: KeptAnswersRun, ordinal: number, bytes: Uint8Array): Promise<string> {
  const { library, ledger } = run.services
  const sha256 = await library.keepReturned(bytes)
  const results: Results = run.services.answers.get(run.job.id)?.results ??
    ledger.results(run.job.id) ?? { urls: [], warnings: run.job.warnings, kept: {} }
  enter(run, { state: 'downloading', answered: true }, { ...results, kept: { ...results.kept, [ordinal]: sha256 } })
  return sha256
}

/** Where each picture of a stored answer can be found, by ordinal: kept bytes take precedence over their link. */
export async function sourcesOf(run: KeptAnswersRun, { urls, kept }: Results): Promise<Map<number, PictureSource>> {
  const sources = new Map<number, PictureSource>(
    urls.flatMap((url, ordinal) => (url === '' ? [] : [[ordinal, { kind: 'url', url }]]))
  )
  for (const [ordinal, sha256] of Object.entries(kept)) {
    const bytes = await run.services.library.returned(sha256)
    if (bytes !== null) sources.set(Number(ordinal), { kind: 'bytes', bytes })
  }
  return sources
}
