/**
 * Removes uploads in the background: neither the end of a job nor the start of the app waits for it. What cannot be
 * removed now stays in the table for the next start.
 */

import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { ImageHosts } from './image-hosts.ts'
import type { TransferLog } from './transfers.ts'
import type { Upload, Uploads } from './uploads.ts'

export interface UploadKeeper {
  /** What this job has uploaded, or only these. */
  takeAway(jobId: string, only?: readonly Upload[]): void
  /** What jobs that have ended left behind. */
  sweep(): void
  /** Continues a sweep that a locked secret held back. */
  wake(): void
  /** Stops what is running, and leaves it to the next start. */
  close(): Promise<void>
}

interface Parts {
  imageHosts: ImageHosts
  uploads: Uploads
  transfers: TransferLog
}

/** Removes the uploads of one open library. */
export function createUploadKeeper({ imageHosts, uploads, transfers }: Parts): UploadKeeper {
  const closing = new AbortController()
  const underWay = new Set<Promise<void>>()
  let heldBack = false
  let wakes = 0

  const log = (upload: Upload, host: string, problem: string | null): void =>
    transfers.add({
      host,
      action: 'delete',
      what: upload.what,
      address: upload.place,
      bytes: 0,
      ok: problem === null,
      problem,
      jobId: upload.jobId
    })

  async function remove(upload: Upload): Promise<void> {
    let label = upload.host
    try {
      const host = await imageHosts.find(upload.host)
      if (host === null) throw new AppError('unsupported', t('jobs.uploadKeeper.hostGone'))
      label = host.label
      if (host.deletes) {
        await host.remove(upload.place, closing.signal)
        log(upload, label, null)
      }
      uploads.remove(upload)
    } catch (error) {
      if (closing.signal.aborted) return
      const { message, data } = toWireError(error)
      if (data.action === 'unlock') heldBack = true
      else log(upload, label, message)
    }
  }

  /** One after the other: removals are in no hurry. */
  function start(list: () => readonly Upload[]): void {
    const asOf = wakes
    const work = (async () => {
      for (const upload of list()) if (!closing.signal.aborted) await remove(upload)
      // The secret may have been unlocked after it was found locked but before that was noted.
      if (heldBack && wakes !== asOf) sweep()
    })().catch(() => undefined)
    underWay.add(work)
    void work.then(() => underWay.delete(work))
  }

  const sweep = (): void => {
    heldBack = false
    start(() => uploads.leftBehind())
  }

  return {
    takeAway: (jobId, only) => start(() => only ?? uploads.ofJob(jobId)),
    sweep,
    wake: () => {
      wakes += 1
      if (heldBack) sweep()
    },
    async close() {
      closing.abort()
      await Promise.all(underWay)
    }
  }
}
