import { describe, expect, it } from 'vitest'
import { planInpaint } from '../../../../../shared/raster/plan.ts'
import { form, repainting, resultOf } from './__fixtures__/studio.ts'
import { reopenedForm, reopenedSendAt } from './reopened.ts'
import { inpaintOf } from './studio-requests.ts'

const limits = repainting.inpaint!
const source = { width: 2000, height: 1500 }
const bounds = { x: 400, y: 300, width: 300, height: 200 }

describe('a reopened result', () => {
  it('has its prompt, its settings and its seed, which is locked, but not the size derived from the mask', () => {
    const reopened = reopenedForm(resultOf(1), { ...form, parameters: { prompt: 'another' }, padding: 0, count: 4 })
    expect(reopened).toMatchObject({
      parameters: { prompt: 'a goldfinch', steps: 30, seed: 7 },
      seedMode: 'locked',
      count: 1,
      padding: 48,
      feather: 6,
      invert: true
    })
    expect(reopened.parameters).not.toHaveProperty('width')
  })

  it('leaves the form unchanged if nothing is known about it', () => {
    expect(reopenedForm(resultOf(1, { inpaint: null }), form)).toBe(form)
  })

  it.each([null, 768, 1024])('is sent at its former size (%s)', (sendAt) => {
    const plan = planInpaint({ canvas: source, bounds, mode: 'masked', padding: 48, limits, sendAt })
    const result = resultOf(1, { inpaint: inpaintOf(plan, form) })
    expect(reopenedSendAt(result, source, bounds, limits)).toBe(sendAt)
  })

  it('keeps a size that is no longer offered', () => {
    const plan = planInpaint({ canvas: source, bounds, mode: 'masked', padding: 48, limits, sendAt: 640 })
    const result = resultOf(1, { inpaint: inpaintOf(plan, form) })
    const sendAt = reopenedSendAt(result, source, bounds, limits)
    expect(planInpaint({ canvas: source, bounds, mode: 'masked', padding: 48, limits, sendAt }).sent).toEqual(plan.sent)
  })
})
