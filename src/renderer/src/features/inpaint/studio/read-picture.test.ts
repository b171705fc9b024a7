import { expect, it } from 'vitest'
import { resultOf } from './__fixtures__/studio.ts'
import { readPicture } from './read-picture.ts'

it.each([
  ['has too many pixels', { width: 9000, height: 9000 }],
  ['is too long for a canvas', { width: 16_385, height: 100 }]
])('a picture that %s is refused before it is read, saying what to do', async (_, size) => {
  await expect(readPicture({ ...resultOf(1), ...size })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('too large to paint on'),
    data: { nextStep: expect.stringMatching(/64 megapixels and 16.?384 pixels a side/) }
  })
})
