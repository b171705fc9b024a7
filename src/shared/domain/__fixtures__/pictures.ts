import type { Picture } from '../picture.ts'
import { pictureSchema } from '../picture.ts'

/** A picture as stored in the library, for tests of what is made from one. */
export function pictureOf(changes: Partial<Picture> = {}): Picture {
  return pictureSchema.parse({
    id: '01KB0000000000000000ABCDEF',
    sha256: 'a'.repeat(64),
    fileName: `${'a'.repeat(64)}.png`,
    mime: 'image/png',
    width: 1216,
    height: 832,
    bytes: 1_500_000,
    colour: '#336699',
    createdAt: new Date(2026, 10, 27, 14, 30, 5).getTime(),
    origin: 'generated',
    jobId: null,
    batchId: null,
    operationId: 'pixazo/sdxl-base',
    providerLabel: 'Pixazo',
    operationLabel: 'SDXL base 1.0',
    parameters: {
      prompt: 'A lighthouse at dusk, oil painting',
      negativePrompt: 'blurry',
      seed: 42,
      steps: 20,
      guidance: 7.5,
      width: 1216,
      height: 832
    },
    tookMs: 5000,
    ordinal: 0,
    sourcePictureId: null,
    derivedFromPictureId: null,
    maskId: null,
    favourite: false,
    trashedAt: null,
    missing: false,
    demo: false,
    ...changes
  })
}
