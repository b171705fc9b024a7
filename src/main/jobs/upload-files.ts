/** Uploads: each place is in the table before its first byte is sent, and each upload in the log when it has ended. */

import { toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { formatBytesOf } from '../../shared/words/bytes.ts'
import type { ImageHost } from '../image-hosts/image-host.ts'
import { notSent } from './not-sent.ts'
import type { RequestFile } from './request-files.ts'
import { progress, type Run } from './run-context.ts'

/** What an upload needs. */
export type UploadRun = Run<'clock' | 'jobChanged' | 'transfers' | 'uploads'>

/** Milliseconds between two messages to the window. */
const progressEvery = 100

/** Reports progress on one of several files to the window, at most ten times a second. */
function teller(run: UploadRun, file: RequestFile, before: number, all: number): (sent: number) => void {
  const { clock } = run.services
  const total = file.bytes.byteLength
  let last = Number.NEGATIVE_INFINITY
  return (sent) => {
    const now = clock.monotonic()
    if (sent < total && now - last < progressEvery) return
    last = now
    progress(
      run,
      t('jobs.uploadFiles.uploading', { file: file.what, progress: formatBytesOf(sent, total) }),
      all === 0 ? null : Math.min(1, (before + sent) / all)
    )
  }
}

/** A new place, in the table before anything is uploaded; empty for a host that keeps nothing. */
function reserved(run: UploadRun, host: ImageHost, { what, mime }: RequestFile): string {
  const place = host.reserve(mime)
  if (place === '') return place
  const upload = { host: host.id, place, what, jobId: run.job.id }
  run.services.uploads.add(upload, run.services.clock.now())
  run.uploaded.push(upload)
  return place
}

async function uploadOne(
  run: UploadRun,
  host: ImageHost,
  file: RequestFile,
  tell: (sent: number) => void
): Promise<string> {
  const { what, bytes, mime } = file
  let place = ''
  const log = (problem: string | null): void =>
    run.services.transfers.add({
      host: host.label,
      action: host.id === 'inline' ? 'inline' : 'upload',
      what,
      // The place, not the link: only the place is sure to contain nothing that grants access.
      address: place,
      bytes: bytes.byteLength,
      ok: problem === null,
      problem,
      jobId: run.job.id
    })
  try {
    place = reserved(run, host, file)
    tell(0)
    const url = await host.put(place, bytes, mime, { signal: run.signal, onProgress: tell })
    log(null)
    return url
  } catch (error) {
    log(run.signal.aborted ? t('jobs.uploadFiles.stopped') : toWireError(error).message)
    throw notSent(error, (reason) => t('jobs.uploadFiles.failed', { file: what, reason }), run.provider.label)
  }
}

/**
 * Uploads one after the other.
 * @returns the links under which the service finds them, in the same order; they may be signed and are not stored
 * @throws AppError of the host: the request has not been sent
 */
export async function uploadFiles(run: UploadRun, host: ImageHost, files: readonly RequestFile[]): Promise<string[]> {
  const all = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  const links: string[] = []
  let before = 0
  for (const file of files) {
    links.push(await uploadOne(run, host, file, teller(run, file, before, all)))
    run.signal.throwIfAborted()
    before += file.bytes.byteLength
  }
  return links
}
