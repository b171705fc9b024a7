/** Whether a request of the studio can be sent at all, looked at before anything of it is stored. */
import { canvasSize, type Inpaint, type InpaintLimits } from '../../shared/domain/inpaint.ts'
import type { JobRequest } from '../../shared/domain/job.ts'
import { AppError } from '../../shared/errors.ts'
import type { LibraryReader } from '../library/library.ts'
import type { OperationDescriptor } from '../providers/descriptor.ts'
import type { ImageHosts } from './image-hosts.ts'

interface Size {
  width: number
  height: number
}

const inWords = ({ width, height }: Size): string => `${width} × ${height}`

function refused(
  message: string,
  nextStep = 'Open the picture in the studio again and press Repaint there. Nothing was sent.'
): AppError {
  return new AppError('invalid-input', message, { nextStep, action: 'edit-request' })
}

/** Size of the canvas that the mask was painted on. */
function canvasOf(
  { source, mask }: JobRequest,
  { extend }: Inpaint,
  library: Pick<LibraryReader, 'get' | 'getMask'>
): Size {
  if (source?.kind !== 'picture' || mask?.kind !== 'mask')
    throw refused('What is repainted must be a picture and a mask of the library.')
  const picture = library.get(source.pictureId)
  if (picture === null)
    throw refused('The picture to change is not in the library any more.', 'Choose another one. Nothing was sent.')
  const kept = library.getMask(mask.maskId)?.mask
  if (kept === undefined) throw refused('The mask is not in the library any more.', 'Paint it again. Nothing was sent.')
  const canvas = canvasSize(picture, extend)
  if (kept.width !== canvas.width || kept.height !== canvas.height)
    throw refused(`The mask is ${inWords(kept)}, and the picture with what it is extended by is ${inWords(canvas)}.`)
  return canvas
}

function assertArea({ area, mode }: Inpaint, canvas: Size): void {
  if (area.x + area.width > canvas.width || area.y + area.height > canvas.height)
    throw refused('The part to send reaches beyond the picture.')
  if (mode === 'whole' && (area.width !== canvas.width || area.height !== canvas.height))
    throw refused('The whole picture was to be sent, but only a part is named.')
}

function assertSent({ sent }: Inpaint, { width, height }: JobRequest['parameters'], limits: InpaintLimits): void {
  const { multipleOf, minSide, maxSide } = limits
  const fits = (side: number): boolean => side >= minSide && side <= maxSide && side % multipleOf === 0
  if (!fits(sent.width) || !fits(sent.height)) {
    throw refused(
      `This model takes no picture of ${inWords(sent)}: ` +
        `each side is ${minSide} to ${maxSide}, a multiple of ${multipleOf}.`
    )
  }
  if (width !== sent.width || height !== sent.height)
    throw refused(`The size asked for is not the size that is sent, ${inWords(sent)}.`)
}

/** @throws AppError invalid-input: what does not fit, in plain words */
export function assertInpaint(
  request: JobRequest,
  operation: Pick<OperationDescriptor, 'label' | 'kind' | 'inpaint'>,
  { library, imageHosts }: { library: Pick<LibraryReader, 'get' | 'getMask'>; imageHosts: Pick<ImageHosts, 'use'> }
): void {
  const { inpaint, links, parameters } = request
  if (links !== undefined && (inpaint === undefined || imageHosts.use() !== 'link'))
    throw refused(
      'Links to the files are only for the way by links.',
      'Choose “I put the files somewhere myself (links)” in the settings, or leave the links out.'
    )
  if (inpaint === undefined) return
  if (operation.kind !== 'inpainting' || operation.inpaint === undefined)
    throw refused(`${operation.label} does not repaint.`, 'Choose a model that does. Nothing was sent.')
  assertArea(inpaint, canvasOf(request, inpaint, library))
  assertSent(inpaint, parameters, operation.inpaint)
}
