/** A repainted part comes back: kept as it came, then merged into the original. */

import { readFile } from 'node:fs/promises'
import type { Inpaint, InpaintReport } from '../../shared/domain/inpaint.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { type KeptAnswersRun, keepAnswer } from './kept-answers.ts'
import type { Run } from './run-context.ts'

/** What merging an answer into its original needs. */
export type StitchRun = Run<'imaging' | 'library'> & KeptAnswersRun

/** One picture of an answer. */
export interface Answer {
  /** Its place among the pictures of the request. */
  ordinal: number
  bytes: Uint8Array
}

export interface Stitched {
  /** What is stored as the picture. */
  bytes: Uint8Array
  /** Null if the answer could not be merged into the original. */
  report: InpaintReport | null
  /** What the user should know although it worked. */
  warnings: string[]
}

/** Share of changed pixels outside the mask from which on a warning is given. */
const bigDrift = 0.25

function warningsOf(report: InpaintReport, { sent }: Inpaint): string[] {
  const { returned, scaled, untouched, drift } = report
  const warnings: string[] = []
  if (scaled)
    warnings.push(
      t('jobs.stitchAnswer.scaled', {
        width: returned.width,
        height: returned.height,
        sentWidth: sent.width,
        sentHeight: sent.height
      })
    )
  if (untouched) warnings.push(t('jobs.stitchAnswer.untouched'))
  if (drift.changed >= bigDrift)
    warnings.push(t('jobs.stitchAnswer.drifted', { percent: Math.round(drift.changed * 100) }))
  return warnings
}

/** Paths of the original and its mask, or null when one of them is gone. */
async function originals({ services, job }: StitchRun): Promise<{ picture: string; mask: string } | null> {
  const { source, mask } = job.request
  if (source?.kind !== 'picture' || mask?.kind !== 'mask') return null
  const picture = await services.library.originalPath(source.pictureId)
  const kept = services.library.getMask(mask.maskId)
  if (picture === null || kept === null) return null
  return await readFile(kept.path).then(
    () => ({ picture, mask: kept.path }),
    () => null
  )
}

const unstitched = (bytes: Uint8Array, warning: string): Stitched => ({
  bytes,
  report: null,
  warnings: [warning]
})

/**
 * The service's bytes are on disk before anything is made of them: they are paid for. If the original is gone or cannot
 * be merged with them, they become the picture.
 * @throws AppError disk-full | storage: they could not be kept; cancelled: the app is closing
 */
export async function stitchAnswer(
  run: StitchRun,
  { ordinal, bytes: returned }: Answer,
  inpaint: Inpaint
): Promise<Stitched> {
  const { imaging } = run.services
  const returnedSha256 = await keepAnswer(run, ordinal, returned)
  const paths = await originals(run)
  if (paths === null) return unstitched(returned, t('jobs.stitchAnswer.originalGone'))
  try {
    const { png, report } = await imaging.stitch({ ...paths, returned, inpaint })
    const whole = { ...report, returnedSha256 }
    return { bytes: png, report: whole, warnings: warningsOf(whole, inpaint) }
  } catch (error) {
    if (run.signal.aborted || !(error instanceof AppError) || error.code === 'cancelled') throw error
    // An answer that is not a picture at all is refused by the library as usual.
    return unstitched(returned, t('jobs.stitchAnswer.notMerged'))
  }
}
