/** Pictures from the servers that hold them, which may ask for a pause like any service: then the job waits and fetches. */
import type { DownloadOptions } from '../http/http-client.ts'
import { placeOfLink, refusalOf } from './refusal.ts'
import { progress, type Run } from './run-context.ts'
import { type TurnRun, takeTurn } from './take-turn.ts'
import { mayLeadHere } from './wire.ts'

/** What a download needs. */
export type DownloadRun = Run<'addresses' | 'http' | 'jobChanged'> & TurnRun

/**
 * The bytes behind a link of an answer, however long its server asks to wait.
 * @param words what the job says meanwhile
 * @throws AppError of `download`, but for a pause
 */
export async function downloadInTurn(run: DownloadRun, url: string, words: string, told: Pick<DownloadOptions, 'onProgress' | 'onBody'>): Promise<Uint8Array> {
  const { http, addresses } = run.services
  const allowLoopback = mayLeadHere(run.operation, addresses, run.answeredAt, run.job.handle)
  const place = placeOfLink(url)
  for (;;) {
    const { turn, waitedMs } = await takeTurn(run, place, words)
    if (waitedMs > 0) progress(run, words)
    try {
      const { bytes } = await http.download(url, { signal: run.signal, allowLoopback, timeoutMs: 300_000, ...told })
      turn.answered()
      return bytes
    } catch (error) {
      const refusal = refusalOf(error)
      // A server that is not there fails this picture alone: it can be fetched again, and other links lead elsewhere.
      if (refusal?.reason !== 'rate-limited' && !(refusal?.reason === 'down' && refusal.until !== null)) {
        turn.ended()
        throw error
      }
      turn.refused(refusal)
    }
  }
}
