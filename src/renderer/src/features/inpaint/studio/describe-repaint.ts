/**
 * Everything that a click on Repaint would do, and why it is disabled. Pure: the panel shows it and `repaint.ts` does
 * it.
 */

import { problemsOf, warningsOf } from '../../../../../shared/domain/field.ts'
import type { ImageHostSettings } from '../../../../../shared/domain/image-host.ts'
import type { Inpaint, InpaintLimits } from '../../../../../shared/domain/inpaint.ts'
import type { KeyStatus } from '../../../../../shared/domain/key.ts'
import type { ParameterName, Parameters } from '../../../../../shared/domain/parameters.ts'
import { t } from '../../../../../shared/messages/t.ts'
import type { Rect, Size } from '../../../../../shared/raster/mask-pixels.ts'
import { type InpaintPlan, losesDetail, planInpaint } from '../../../../../shared/raster/plan.ts'
import { type Destination, destinationOf } from '../../../data/destination.ts'
import type { OperationPlace } from '../../../data/providers-store.ts'
import { wouldRepeat } from '../../../data/requests-from-form.ts'
import { formParameters, sendSizes, studioFields } from './studio-operation.ts'
import { inpaintOf } from './studio-requests.ts'
import type { StudioForm } from './studio-store.ts'
import { type Host, hostFor, linkProblem } from './studio-words.ts'

export interface RepaintInputs {
  place: OperationPlace
  form: StudioForm
  canvas: Size
  bounds: Rect | null
  full: boolean
  imageHost: ImageHostSettings
  baseUrls: Readonly<Record<string, string>>
  key: KeyStatus | undefined
  /** The library's folder can be written. */
  writable: boolean
  online: boolean
}

export interface Repaint {
  place: OperationPlace
  parameters: Parameters
  problems: Partial<Record<ParameterName, string>>
  plan: InpaintPlan
  inpaint: Inpaint
  host: Host
  destination: Destination
  /** Sentences that never block. */
  warnings: string[]
  /** If detail is lost, the smallest side in pixels at which none would be; null if none is lost or no size helps. */
  sharper: number | null
  repeats: boolean
  /** Why nothing can be sent, except for a missing key and field problems, which are shown elsewhere. */
  blocked: string | null
  /** That is the only reason. */
  promptMissing: boolean
}

function blockedBy({ writable, form }: RepaintInputs, plan: InpaintPlan, host: Host): string | null {
  if (!writable) return t('inpaint.describeRepaint.readOnly')
  if (plan.problems.length > 0) return plan.problems.join(' ')
  if (host.kind === 'none') return host.text
  if (host.kind !== 'link') return null
  const { picture, mask } = form.links ?? { picture: '', mask: '' }
  return linkProblem(picture) || linkProblem(mask) ? t('inpaint.describeRepaint.linksMissing') : null
}

function sharperSize(limits: InpaintLimits, planAt: (side: number) => InpaintPlan): number | null {
  const keeps = (side: number): boolean => {
    const plan = planAt(side)
    return plan.problems.length === 0 && !losesDetail(plan)
  }
  return sendSizes(limits).find((side) => side !== null && keeps(side)) ?? null
}

export function describeRepaint(inputs: RepaintInputs): Repaint {
  const { place, form, canvas, bounds, full, imageHost, baseUrls, key, online } = inputs
  const { provider, operation } = place
  const limits = operation.inpaint ?? { native: 512, multipleOf: 8, minSide: 64, maxSide: 4096 }
  const planAt = (sendAt: number | null): InpaintPlan =>
    planInpaint({ canvas, bounds, full, mode: form.mode, padding: form.padding, limits, sendAt })
  const plan = planAt(form.sendAt)
  const parameters = formParameters(operation.fields, form.parameters)
  const fields = studioFields(operation.fields)
  const problems = problemsOf(fields, parameters)
  const host = hostFor(provider, imageHost)
  // Without a mask there is no part to send yet: a remark about the whole picture would refer to something that is not
  // sent.
  const remarks = bounds === null && form.mode === 'masked' ? [] : plan.warnings
  const sharper = remarks.length > 0 && losesDetail(plan) ? sharperSize(limits, planAt) : null
  const offline = online || provider.demo ? [] : [t('inpaint.describeRepaint.offline')]
  const blocked = blockedBy(inputs, plan, host)
  const promptMissing = blocked === null && problems.prompt !== undefined && !parameters.prompt?.trim()
  return {
    place,
    parameters,
    problems,
    plan,
    inpaint: inpaintOf(plan, form),
    host,
    destination: destinationOf(provider, operation, baseUrls, key),
    warnings: [...offline, ...remarks, ...warningsOf(fields, parameters)],
    sharper,
    repeats: wouldRepeat({ operation, seedMode: form.seedMode, count: form.count }),
    blocked: blocked ?? (promptMissing ? t('inpaint.describeRepaint.promptMissing') : null),
    promptMissing
  }
}
