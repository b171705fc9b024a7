import { describe, expect } from 'vitest'
import { it } from './__fixtures__/it.ts'
import { type StudioJobs, size, startStudioJobs, wholePicture } from './__fixtures__/studio-jobs.ts'

let studio: StudioJobs
it.beforeAll(async ({ real }) => {
  studio = await startStudioJobs(real)
})

describe('a request that cannot be sent is refused, and nothing of it is stored', () => {
  const cases: [string, () => Partial<Parameters<StudioJobs['request']>[0]> & object, RegExp][] = [
    [
      'an area beyond the canvas',
      () => ({ inpaint: { ...wholePicture, mode: 'masked', area: { x: 10, y: 0, ...size } } }),
      /beyond the picture/
    ],
    [
      'a mask of another size',
      () => ({ inpaint: { ...wholePicture, extend: { ...wholePicture.extend, left: 8 } } }),
      /The mask is 320 × 288/
    ],
    [
      'a size that the model does not take',
      () => ({ inpaint: { ...wholePicture, sent: { width: 128, height: 288 } } }),
      /does not take pictures of 128 × 288/
    ],
    [
      'a size beside the one that is sent',
      () => ({ parameters: { ...studio.request().parameters, width: 512 } }),
      /not the size that is sent/
    ],
    [
      'links where none are used',
      () => ({ links: { picture: 'https://example.com/a', mask: 'https://example.com/b' } }),
      /only be given when you put the files/
    ],
    [
      'no picture of the library',
      () => ({ source: { kind: 'link', url: 'https://example.com/a' } }),
      /Only a picture of the library/
    ],
    [
      'a picture that is gone',
      () => ({ source: { kind: 'picture', pictureId: '01J0000000000000000000000A' } }),
      /no longer in the library/
    ],
    ['a model that cannot repaint', () => ({ operationId: 'pixazo/sdxl-base' }), /cannot repaint/]
  ]
  it.for(cases)('%s', ([, patch, message], { real }) => {
    const before = real.jobs.list(1000).length
    expect(() => real.jobs.submit([studio.request(patch())])).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringMatching(message) })
    )
    expect(real.jobs.list(1000)).toHaveLength(before)
  })
})
