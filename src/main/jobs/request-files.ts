/** The picture and mask of a request, as they are sent to its service. */

import { readFile } from 'node:fs/promises'
import type { Inpaint } from '../../shared/domain/inpaint.ts'
import type { JobRequest } from '../../shared/domain/job.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { hashOf } from '../library/disk/hash.ts'
import { notSent } from './not-sent.ts'
import type { Run } from './run-context.ts'

/** What preparing the files needs. */
export type RequestFileRun = Run<'imaging' | 'library'>

export type What = 'picture' | 'mask'

export interface RequestFile {
  what: What
  bytes: Uint8Array
  mime: string
}

type Reference = Exclude<NonNullable<JobRequest['source'] | JobRequest['mask']>, { kind: 'link' }>

function gone(what: What): AppError {
  return new AppError(
    'not-found',
    what === 'mask' ? t('jobs.requestFiles.maskGone') : t('jobs.requestFiles.sourceGone'),
    {
      nextStep: t('jobs.requestFiles.chooseAnother'),
      action: 'edit-request'
    }
  )
}

/** @throws AppError not-found */
async function pictureFile(run: RequestFileRun, pictureId: string): Promise<{ path: string; mime: string }> {
  const { library } = run.services
  const path = await library.originalPath(pictureId)
  if (path === null) throw gone('picture')
  return { path, mime: library.get(pictureId)?.mime ?? 'application/octet-stream' }
}

/**
 * @throws AppError not-found, also if other bytes are in the mask's place: nothing that was not painted leaves the
 * machine
 */
async function maskBytes(run: RequestFileRun, maskId: string): Promise<Uint8Array> {
  const kept = run.services.library.getMask(maskId)
  const bytes = kept === null ? null : await readFile(kept.path).catch(() => null)
  if (bytes === null || hashOf(bytes) !== kept?.mask.sha256) throw gone('mask')
  return bytes
}

/**
 * The file that a plain request names.
 * @throws AppError not-found
 */
export async function requestFile(run: RequestFileRun, what: What, reference: Reference): Promise<RequestFile> {
  if (reference.kind === 'mask') return { what, bytes: await maskBytes(run, reference.maskId), mime: 'image/png' }
  const { path, mime } = await pictureFile(run, reference.pictureId)
  return { what, bytes: await readFile(path), mime }
}

/**
 * The studio's two files, cropped from the canvas and scaled: exactly the bytes of its preview.
 * @throws AppError not-found: one of the two is gone
 */
export async function preparedFiles(
  run: RequestFileRun,
  inpaint: Inpaint
): Promise<{ picture: RequestFile; mask: RequestFile }> {
  const { source, mask: maskReference } = run.job.request
  if (source?.kind !== 'picture') throw gone('picture')
  if (maskReference?.kind !== 'mask') throw gone('mask')
  const { path } = await pictureFile(run, source.pictureId)
  const mask = await maskBytes(run, maskReference.maskId)
  const prepared = await run.services.imaging
    .prepareInpaint({ picture: path, mask, inpaint })
    .catch((error: unknown) => {
      throw notSent(error, (reason) => t('jobs.requestFiles.notPrepared', { reason }), run.provider.label)
    })
  run.signal.throwIfAborted()
  return {
    picture: { what: 'picture', bytes: prepared.picture, mime: 'image/png' },
    mask: { what: 'mask', bytes: prepared.mask, mime: 'image/png' }
  }
}
