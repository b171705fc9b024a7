/** One click on Repaint as requests, and a result's request repeated. Pure. */
import type { Inpaint } from '../../../../../shared/domain/inpaint.ts'
import type { JobRequest } from '../../../../../shared/domain/job.ts'
import type { Parameters } from '../../../../../shared/domain/parameters.ts'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import type { OperationInfo } from '../../../../../shared/domain/provider.ts'
import type { InpaintPlan } from '../../../../../shared/raster/plan.ts'
import { hasSeed, type Requests, requestsFromForm, seedFrom } from '../../../data/requests-from-form.ts'
import type { StudioForm } from './studio-store.ts'

/** Most requests sent by one click. */
export const mostRequests = 16

/** The plan and the form in the form stored in a request. */
export function inpaintOf(
  { area, sent }: Pick<InpaintPlan, 'area' | 'sent'>,
  { mode, extend, padding, feather, invert }: StudioForm
): Inpaint {
  return { mode, area, extend, sent, padding, feather, invert }
}

export interface StudioInput {
  operation: OperationInfo
  parameters: Parameters
  form: Pick<StudioForm, 'seedMode' | 'count'>
  inpaint: Inpaint
  pictureId: string
  maskId: string
  /** Where the user has published the two files; null if they are uploaded. */
  links: { picture: string; mask: string } | null
}

/** @returns as many requests as the form says, each with its seed, all with the same picture, mask and area */
export function requestsFromStudio(
  { operation, parameters, form, inpaint, pictureId, maskId, links }: StudioInput,
  random: () => number
): Requests {
  const sized = { ...parameters, ...inpaint.sent }
  const { requests, nextSeed } = requestsFromForm(
    { operation, parameters: sized, seedMode: form.seedMode, count: form.count },
    random
  )
  const rest = {
    source: { kind: 'picture', pictureId },
    mask: { kind: 'mask', maskId },
    inpaint,
    ...(links ? { links } : {})
  } as const
  // A model may have no field for the size; what is sent still has one, and the request is checked by it.
  return {
    requests: requests.map((request) => ({
      ...request,
      parameters: { ...request.parameters, ...inpaint.sent },
      ...rest
    })),
    nextSeed
  }
}

/** The request that made a result, with another seed; null if something about it is no longer known. */
export function requestAgain(result: Picture, operation: OperationInfo, random: () => number): JobRequest | null {
  const { operationId, parameters, sourcePictureId, maskId, inpaint } = result
  if (operationId === null || parameters === null || sourcePictureId === null || maskId === null || inpaint === null)
    return null
  return {
    operationId,
    parameters: hasSeed(operation) ? { ...parameters, seed: seedFrom(random) } : parameters,
    source: { kind: 'picture', pictureId: sourcePictureId },
    mask: { kind: 'mask', maskId },
    inpaint
  }
}
