/** Small services for tests: one with a seed and pixels, one with ratios and neither. */
import type { OperationInfo, ProviderInfo } from '../../../../shared/domain/provider.ts'

export const lightning: OperationInfo = {
  id: 'first/lightning',
  label: 'Lightning',
  summary: 'Fast.',
  kind: 'text-to-image',
  price: 'free',
  notes: [],
  endpointId: 'first.gateway',
  presets: [{ id: 'first/lightning:4', label: '4 steps', parameters: { steps: 4 } }],
  fields: [
    { kind: 'text', name: 'prompt', label: 'Prompt', multiline: true, required: true },
    { kind: 'text', name: 'negativePrompt', label: 'Negative prompt', multiline: true },
    {
      kind: 'size',
      name: 'size',
      label: 'Size',
      choices: [
        { width: 1024, height: 1024, label: '1:1' },
        { width: 1216, height: 832, label: '3:2' },
        { width: 832, height: 1216, label: '2:3' },
        { width: 1344, height: 768, label: '16:9' }
      ],
      custom: true,
      min: 256,
      max: 2048,
      multipleOf: 8,
      default: { width: 1024, height: 1024 }
    },
    {
      kind: 'number',
      name: 'steps',
      label: 'Steps',
      integer: true,
      min: 1,
      max: 1000,
      advisedMax: 20,
      step: 1,
      default: 4
    },
    { kind: 'number', name: 'guidance', label: 'Guidance', integer: true, min: 0, max: 100, step: 1, default: 2 },
    { kind: 'seed', name: 'seed', label: 'Seed' }
  ]
}

export const ratios: OperationInfo = {
  ...lightning,
  id: 'second/ratios',
  label: 'Ratios',
  endpointId: 'second.gateway',
  presets: [],
  fields: [
    { kind: 'text', name: 'prompt', label: 'Prompt', multiline: true, required: true },
    { kind: 'number', name: 'steps', label: 'Steps', integer: true, min: 1, max: 28, step: 1, default: 28 },
    { kind: 'number', name: 'guidance', label: 'Guidance', integer: false, min: 0, max: 20, step: 0.1, default: 3.5 },
    {
      kind: 'choice',
      name: 'aspectRatio',
      label: 'Aspect ratio',
      default: '1:1',
      choices: ['1:1', '16:9', '3:2', '2:3'].map((value) => ({ value, label: value }))
    },
    {
      kind: 'number',
      name: 'samples',
      label: 'Pictures per request',
      integer: true,
      min: 1,
      max: 4,
      step: 1,
      default: 1
    }
  ]
}

export const repaint: OperationInfo = { ...lightning, id: 'first/repaint', label: 'Repaint', kind: 'inpainting' }

const service = { summary: '', keyHelp: '', needsKey: true, demo: false, concurrency: 2 }

export const first: ProviderInfo = {
  ...service,
  id: 'first',
  label: 'First',
  endpoints: [{ id: 'first.gateway', label: 'Gateway', defaultUrl: 'https://gateway.first.example/api' }],
  operations: [lightning, repaint]
}

export const second: ProviderInfo = {
  ...service,
  id: 'second',
  label: 'Second',
  endpoints: [{ id: 'second.gateway', label: 'Gateway', defaultUrl: 'https://second.example' }],
  operations: [ratios]
}

export const demo: ProviderInfo = {
  ...service,
  id: 'demo',
  label: 'Demo',
  needsKey: false,
  demo: true,
  endpoints: [{ id: 'demo', label: 'Demo', defaultUrl: '' }],
  operations: [{ ...lightning, id: 'demo/lightning', endpointId: 'demo' }]
}
