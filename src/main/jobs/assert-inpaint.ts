/** Checks whether a studio request can be sent at all, before any of it is stored. */

import { canvasSize, type Inpaint, type InpaintLimits } from '../../shared/domain/inpaint.ts'
import type { JobRequest } from '../../shared/domain/job.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { LibraryReader } from '../library/library.ts'
import type { OperationDescriptor } from '../providers/descriptor.ts'
import type { ImageHosts } from './image-hosts.ts'

interface Size {
  width: number
  height: number
}

const inWords = ({ width, height }: Size): string => `${width} × ${height}`

function refused(message: string, nextStep = t('jobs.assertInpaint.openAgain')): AppError {
  return new AppError('invalid-input', message, { nextStep, action: 'edit-request' })
}

/** Size of the canvas that the mask was painted on. */
function canvasOf(
  { source, mask }: JobRequest,
  { extend }: Inpaint,
  library: Pick<LibraryReader, 'get' | 'getMask'>
): Size {
  if (source?.kind !== 'picture' || mask?.kind !== 'mask') throw refused(t('jobs.assertInpaint.notOfLibrary'))
  const picture = library.get(source.pictureId)
  if (picture === null) throw refused(t('jobs.assertInpaint.sourceGone'), t('jobs.assertInpaint.chooseAnother'))
  const kept = library.getMask(mask.maskId)?.mask
  if (kept === undefined) throw refused(t('jobs.assertInpaint.maskGone'), t('jobs.assertInpaint.paintAgain'))
  const canvas = canvasSize(picture, extend)
  if (kept.width !== canvas.width || kept.height !== canvas.height)
    throw refused(t('jobs.assertInpaint.maskSizeDiffers', { mask: inWords(kept), canvas: inWords(canvas) }))
  return canvas
}

function assertArea({ area, mode }: Inpaint, canvas: Size): void {
  if (area.x + area.width > canvas.width || area.y + area.height > canvas.height)
    throw refused(t('jobs.assertInpaint.areaOutside'))
  if (mode === 'whole' && (area.width !== canvas.width || area.height !== canvas.height))
    throw refused(t('jobs.assertInpaint.areaNotWhole'))
}

function assertSent({ sent }: Inpaint, { width, height }: JobRequest['parameters'], limits: InpaintLimits): void {
  const { multipleOf, minSide, maxSide } = limits
  const fits = (side: number): boolean => side >= minSide && side <= maxSide && side % multipleOf === 0
  if (!fits(sent.width) || !fits(sent.height)) {
    throw refused(t('jobs.assertInpaint.sizeNotTaken', { size: inWords(sent), minSide, maxSide, multipleOf }))
  }
  if (width !== sent.width || height !== sent.height)
    throw refused(t('jobs.assertInpaint.sizeDiffers', { size: inWords(sent) }))
}

/** @throws AppError invalid-input: what does not fit, in plain words */
export function assertInpaint(
  request: JobRequest,
  operation: Pick<OperationDescriptor, 'label' | 'kind' | 'inpaint'>,
  { library, imageHosts }: { library: Pick<LibraryReader, 'get' | 'getMask'>; imageHosts: Pick<ImageHosts, 'use'> }
): void {
  const { inpaint, links, parameters } = request
  if (links !== undefined && (inpaint === undefined || imageHosts.use() !== 'link'))
    throw refused(t('jobs.assertInpaint.linksNotWanted'), t('jobs.assertInpaint.linksNotWantedNext'))
  if (inpaint === undefined) return
  if (operation.kind !== 'inpainting' || operation.inpaint === undefined)
    throw refused(
      t('jobs.assertInpaint.cannotRepaint', { label: operation.label }),
      t('jobs.assertInpaint.chooseModel')
    )
  assertArea(inpaint, canvasOf(request, inpaint, library))
  assertSent(inpaint, parameters, operation.inpaint)
}
