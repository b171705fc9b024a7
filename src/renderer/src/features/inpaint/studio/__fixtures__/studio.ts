/** An inpainting model, a form and a result, for tests. */
import { noExtension } from '../../../../../../shared/domain/inpaint.ts'
import { type Picture, pictureSchema } from '../../../../../../shared/domain/picture.ts'
import type { OperationInfo, ProviderInfo } from '../../../../../../shared/domain/provider.ts'
import { emptyForm, type StudioForm } from '../studio-store.ts'

export const repainting: OperationInfo = {
  id: 'first/inpainting',
  label: 'Inpainting',
  summary: 'Repaints.',
  kind: 'inpainting',
  inpaint: { native: 512, multipleOf: 8, minSide: 256, maxSide: 1024 },
  price: 'free',
  notes: [],
  endpointId: 'first.inpainting',
  presets: [],
  fields: [
    { kind: 'text', name: 'prompt', label: 'Prompt', multiline: true, required: true },
    {
      kind: 'size',
      name: 'size',
      label: 'Size',
      choices: [],
      custom: true,
      min: 64,
      max: 2048,
      multipleOf: 8,
      default: { width: 1024, height: 1024 }
    },
    { kind: 'number', name: 'steps', label: 'Steps', integer: true, min: 1, max: 50, step: 1, default: 20 },
    { kind: 'seed', name: 'seed', label: 'Seed' }
  ]
}

export const service: ProviderInfo = {
  id: 'first',
  label: 'First',
  summary: '',
  keyHelp: '',
  needsKey: true,
  demo: false,
  endpoints: [{ id: 'first.inpainting', label: 'Inpainting', defaultUrl: 'https://first.example' }],
  operations: [repainting],
  concurrency: 2
}

export const pictureId = '01JDB0000000000000000000AA'
export const maskId = '01JDB0000000000000000000MM'

export const form: StudioForm = {
  ...emptyForm(),
  operationId: repainting.id,
  parameters: { prompt: 'a goldfinch', steps: 30 },
  padding: 48,
  feather: 6
}

/** The n-th result of the picture. */
export function resultOf(n: number, more: Partial<Picture> = {}): Picture {
  return pictureSchema.parse({
    id: `01JDB00000000000000000000${n}`,
    sha256: '0'.repeat(64),
    fileName: `${n}.png`,
    mime: 'image/png',
    width: 2000,
    height: 1500,
    bytes: 1,
    colour: '#808080',
    createdAt: n,
    origin: 'generated',
    jobId: null,
    batchId: null,
    operationId: repainting.id,
    providerLabel: 'First',
    operationLabel: 'Inpainting',
    parameters: { prompt: 'a goldfinch', steps: 30, seed: 7, width: 512, height: 512 },
    tookMs: null,
    ordinal: 0,
    sourcePictureId: pictureId,
    maskId,
    inpaint: {
      mode: 'masked',
      area: { x: 100, y: 100, width: 396, height: 396 },
      extend: noExtension,
      sent: { width: 512, height: 512 },
      padding: 48,
      feather: 6,
      invert: true
    },
    favourite: false,
    trashedAt: null,
    missing: false,
    demo: false,
    ...more
  })
}
