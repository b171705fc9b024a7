/** Answers that the library keeps until they are put into their originals: what was paid for is not asked for twice. */
import type { Results } from '../../shared/domain/job-results.ts'
import type { PictureSource } from '../providers/descriptor.ts'
import { enter, type Run } from './run-context.ts'

/** What keeping an answer needs. */
export type KeptAnswersRun = Run<'answers' | 'jobChanged' | 'ledger' | 'library'>

/**
 * Puts the answer's bytes on the disk, and into the job's row where they are: an app that ends before they are joined
 * with the original goes on from there, also where they came without a link or the link has expired.
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

/** Where each picture of a stored answer is to be had, by ordinal: kept bytes before the link that they came from. */
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
