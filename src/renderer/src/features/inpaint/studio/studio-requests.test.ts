import { describe, expect, it } from 'vitest'
import { jobRequestSchema } from '../../../../../shared/domain/job.ts'
import { planInpaint } from '../../../../../shared/raster/plan.ts'
import { form, maskId, pictureId, repainting, resultOf } from './__fixtures__/studio.ts'
import { formParameters } from './studio-operation.ts'
import { inpaintOf, requestAgain, requestsFromStudio } from './studio-requests.ts'

const plan = planInpaint({
  canvas: { width: 2000, height: 1500 },
  bounds: { x: 400, y: 300, width: 300, height: 200 },
  mode: 'masked',
  padding: form.padding,
  limits: repainting.inpaint!,
  sendAt: null
})
const inpaint = inpaintOf(plan, form)
const input = {
  operation: repainting,
  parameters: formParameters(repainting.fields, form.parameters),
  form,
  inpaint,
  pictureId,
  maskId,
  links: null
}

describe('a click on Repaint', () => {
  it('requests exactly the size that is sent, of the open picture and mask', () => {
    const { requests } = requestsFromStudio(input, () => 0.5)
    expect(requests).toHaveLength(1)
    const request = jobRequestSchema.parse(requests[0])
    expect(request).toMatchObject({
      operationId: repainting.id,
      source: { kind: 'picture', pictureId },
      mask: { kind: 'mask', maskId },
      inpaint: { area: plan.area, sent: plan.sent, padding: 48, feather: 6, invert: false, mode: 'masked' },
      parameters: { prompt: 'a goldfinch', steps: 30, ...plan.sent }
    })
    expect(request.links).toBeUndefined()
  })

  it('gives each of several its own seed, and counts up if requested', () => {
    const draws = [0.1, 0.2, 0.3]
    const drawn = requestsFromStudio({ ...input, form: { seedMode: 'random', count: 3 } }, () => draws.shift()!)
    expect(new Set(drawn.requests.map(({ parameters }) => parameters.seed)).size).toBe(3)
    const counted = requestsFromStudio(
      { ...input, parameters: { ...input.parameters, seed: 40 }, form: { seedMode: 'increment', count: 3 } },
      () => 0
    )
    expect(counted.requests.map(({ parameters }) => parameters.seed)).toEqual([40, 41, 42])
    expect(counted.nextSeed).toBe(43)
  })

  it('contains links only if the user has entered them', () => {
    const links = { picture: 'https://a.example/p.png', mask: 'https://a.example/m.png' }
    expect(requestsFromStudio({ ...input, links }, () => 0).requests[0]!.links).toEqual(links)
  })
})

describe("a result's request, repeated", () => {
  it('is the same request with another seed', () => {
    const result = resultOf(1)
    const again = requestAgain(result, repainting, () => 0.25)!
    expect(again.parameters).toEqual({ ...result.parameters, seed: 1_073_741_824 })
    expect(again.inpaint).toEqual(result.inpaint)
    expect(again.mask).toEqual({ kind: 'mask', maskId })
  })

  it('is impossible if its mask is unknown', () => {
    expect(requestAgain(resultOf(1, { maskId: null }), repainting, () => 0)).toBeNull()
  })
})
