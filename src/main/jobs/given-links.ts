/** Links used instead of uploads: the user's own, and those under which a service still serves what it made. */

import { canvasSize, type Inpaint } from '../../shared/domain/inpaint.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { hashOf } from '../library/disk/hash.ts'
import { notSent } from './not-sent.ts'
import type { RequestFile, What } from './request-files.ts'
import { progress, type Run } from './run-context.ts'
import { isSamePicture } from './same-picture.ts'
import { mayLeadHere } from './wire.ts'

/** What checking a link needs. */
export type GivenLinksRun = Run<'addresses' | 'http' | 'imaging' | 'jobChanged' | 'library' | 'transfers'>

interface Sent {
  picture: RequestFile
  mask: RequestFile
}

function log(
  run: GivenLinksRun,
  action: 'check' | 'link',
  what: What,
  url: string,
  bytes: number,
  problem: string | null
): void {
  // The demo's address holds the secret of this session.
  const [host, address] = run.provider.demo ? [t('jobs.givenLinks.demo'), ''] : [URL.parse(url)?.host ?? '', url]
  run.services.transfers.add({ host, action, what, address, bytes, ok: problem === null, problem, jobId: run.job.id })
}

async function download(run: GivenLinksRun, url: string): Promise<Uint8Array> {
  const { http, addresses } = run.services
  const allowLoopback = mayLeadHere(run.operation, addresses, null, null)
  return (await http.download(url, { signal: run.signal, allowLoopback, timeoutMs: 300_000 })).bytes
}

/** @param picture whether the link leads to a picture at all */
function another(what: What, url: string, picture: boolean): AppError {
  const where = { file: what, host: URL.parse(url)?.host ?? t('jobs.givenLinks.unknownHost') }
  const message = picture ? t('jobs.givenLinks.anotherPicture', where) : t('jobs.givenLinks.notAPicture', where)
  return new AppError('invalid-input', message, {
    nextStep: t(`jobs.givenLinks.saveAgain.${what}`),
    action: 'edit-request'
  })
}

/** @throws AppError invalid-input */
async function assertSame(
  run: GivenLinksRun,
  { what, bytes }: RequestFile,
  url: string,
  found: Uint8Array
): Promise<void> {
  let same = false
  try {
    same = await isSamePicture(run.services.imaging, what, found, bytes)
  } catch (error) {
    run.signal.throwIfAborted()
    throw error instanceof AppError && error.code === 'bad-response' ? another(what, url, false) : error
  }
  if (!same) throw another(what, url, true)
}

async function checkOne(run: GivenLinksRun, file: RequestFile, url: string): Promise<void> {
  progress(run, t(`jobs.givenLinks.checking.${file.what}`))
  let received = 0
  try {
    const found = await download(run, url)
    received = found.byteLength
    await assertSame(run, file, url, found)
    log(run, 'check', file.what, url, received, null)
  } catch (error) {
    log(run, 'check', file.what, url, received, toWireError(error).message)
    const expired = error instanceof AppError && error.code === 'not-found'
    const told = expired
      ? new AppError('not-found', t(`jobs.givenLinks.expired.${file.what}`), {
          nextStep: t(`jobs.givenLinks.putAgain.${file.what}`),
          action: 'edit-request'
        })
      : error
    throw told instanceof AppError && told.code === 'invalid-input'
      ? told
      : notSent(told, (reason) => t('jobs.givenLinks.checkFailed', { file: file.what, reason }), run.provider.label)
  }
}

/**
 * The user's links, after both were fetched and matched what would be uploaded.
 * @throws AppError invalid-input | not-found | offline | timeout | unsafe-url: the request has not been sent
 */
export async function checkedLinks(
  run: GivenLinksRun,
  { picture, mask }: Sent
): Promise<{ imageUrl: string; maskUrl: string }> {
  const { links } = run.job.request
  if (links === undefined) {
    throw new AppError('invalid-input', t('jobs.givenLinks.missing'), {
      nextStep: t('jobs.givenLinks.missingNext', { label: run.provider.label }),
      action: 'edit-request'
    })
  }
  await checkOne(run, picture, links.picture)
  await checkOne(run, mask, links.mask)
  log(run, 'link', 'picture', links.picture, picture.bytes.byteLength, null)
  log(run, 'link', 'mask', links.mask, mask.bytes.byteLength, null)
  return { imageUrl: links.picture, maskUrl: links.mask }
}

/** True when nothing is cut, added or scaled. */
function isWhole(picture: Picture, { mode, area, extend, sent }: Inpaint): boolean {
  const canvas = canvasSize(picture, extend)
  const sizes = [canvas, area, sent]
  return (
    mode === 'whole' &&
    area.x === 0 &&
    area.y === 0 &&
    sizes.every(({ width, height }) => width === picture.width && height === picture.height)
  )
}

/**
 * The link from this session under which a service still serves exactly this picture; null if there is none and the
 * picture must be uploaded.
 */
export async function linkOfResult(
  run: GivenLinksRun,
  prepared: RequestFile,
  inpaint: Inpaint
): Promise<string | null> {
  const { source } = run.job.request
  const picture = source?.kind === 'picture' ? run.services.library.get(source.pictureId) : null
  if (picture === null || !isWhole(picture, inpaint)) return null
  const url = run.links.get(picture.id)
  if (url === null) return null
  try {
    const found = await download(run, url)
    if (
      hashOf(found) !== picture.sha256 ||
      !(await isSamePicture(run.services.imaging, 'picture', found, prepared.bytes))
    )
      return null
    log(run, 'link', 'picture', url, found.byteLength, null)
    return url
  } catch (error) {
    run.signal.throwIfAborted()
    if (error instanceof AppError && error.code === 'not-found') run.links.forget(picture.id)
    return null
  }
}
