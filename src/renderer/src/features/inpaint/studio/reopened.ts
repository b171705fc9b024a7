/** Restores a result's settings in the form. Pure. */
import { canvasSize, type InpaintLimits } from '../../../../../shared/domain/inpaint.ts'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import type { Rect } from '../../../../../shared/raster/mask-pixels.ts'
import { planInpaint } from '../../../../../shared/raster/plan.ts'
import { sendSizes } from './studio-operation.ts'
import type { StudioForm } from './studio-store.ts'

/**
 * The form as it was when a result was requested.
 * @param now what applies if the result does not say
 */
export function reopenedForm(result: Picture, now: StudioForm): StudioForm {
  const { inpaint, parameters, operationId } = result
  if (inpaint === null || parameters === null) return now
  const { width: _width, height: _height, ...rest } = parameters
  const { mode, padding, feather, invert, extend } = inpaint
  return {
    ...now,
    operationId,
    parameters: rest,
    seedMode: rest.seed === undefined ? 'random' : 'locked',
    count: 1,
    mode,
    padding,
    feather,
    invert,
    extend
  }
}

/**
 * The "Send at" that gives the size at which a result was sent: the matching choice, or else that size itself.
 * @param source size of the picture it was made from
 * @param bounds of its mask
 */
export function reopenedSendAt(
  result: Picture,
  source: { width: number; height: number },
  bounds: Rect | null,
  limits: InpaintLimits
): number | null {
  const { inpaint } = result
  if (inpaint === null) return null
  const { mode, padding, extend, sent } = inpaint
  const canvas = canvasSize(source, extend)
  const gives = (sendAt: number | null): boolean => {
    const plan = planInpaint({ canvas, bounds, mode, padding, limits, sendAt })
    return plan.sent.width === sent.width && plan.sent.height === sent.height
  }
  const offered = sendSizes(limits).find(gives)
  return offered === undefined ? Math.round(Math.sqrt(sent.width * sent.height)) : offered
}
