import { describe, expect, it } from 'vitest'
import type { Parameters } from '../../shared/domain/parameters.ts'
import { AppError } from '../../shared/errors.ts'
import { documentRequests } from './__fixtures__/document-requests.ts'
import type { OperationDescriptor } from './descriptor.ts'
import { findOperation, providers } from './registry.ts'

const operation = (id: string): OperationDescriptor => {
  const found = findOperation(id)
  if (!found) throw new Error(`no operation ${id}`)
  return found.operation
}
const baseUrl = (endpointId: string): string =>
  providers.flatMap((provider) => provider.endpoints).find(({ id }) => id === endpointId)?.defaultUrl ?? ''

describe('a request on the wire', () => {
  it.each(documentRequests)(
    "is the document's example, byte for byte: $operationId $body",
    ({ operationId, input, url, headers, body }) => {
      const request = operation(operationId).toRequest(input)
      expect(request.method).toBe('POST')
      expect(baseUrl(request.endpointId) + request.path).toBe(url)
      expect(request.headers).toEqual(headers)
      expect(JSON.stringify(request.body)).toBe(body)
    }
  )

  it('leaves an empty negative prompt out', () => {
    const { body } = operation('pixazo/sdxl-base').toRequest({
      parameters: { prompt: 'a sparrow', negativePrompt: '  ' }
    })
    expect(body).toEqual({ prompt: 'a sparrow' })
  })

  it('sends zero, false and other values that are not nothing', () => {
    const parameters: Parameters = { prompt: 'x', seed: 0, refiner: false, strength: 0, modelId: 'm' }
    expect(operation('imagepipeline/sdxl').toRequest({ parameters }).body).toEqual({
      model_id: 'm',
      prompt: 'x',
      refiner: false,
      seed: 0,
      strength: 0
    })
  })

  it('drops what the operation does not take', () => {
    const { body } = operation('aigateway/sdxl-lightning').toRequest({
      parameters: { prompt: 'x', seed: 5, negativePrompt: 'y', steps: 4 }
    })
    expect(body).toEqual({ model: 'bytedance/stable-diffusion-xl-lightning', prompt: 'x' })
  })

  it.each<[string, string, Partial<Parameters>]>([
    ['an empty prompt', 'pixazo/sd3', { prompt: ' ' }],
    ['guidance that is no whole number', 'pixazo/sdxl-lightning', { guidance: 5.5 }],
    ['more steps than SD3 is documented for', 'pixazo/sd3', { steps: 29 }],
    ['fewer steps than SD3.5 is documented for', 'pixazo/sd35-large', { steps: 19, aspectRatio: '1:1', guidance: 4 }],
    ['a missing parameter of SD3.5', 'pixazo/sd35-large', { steps: 40 }],
    ['jpeg for jpg', 'pixazo/sd3', { outputFormat: 'jpeg' }],
    ['a fifth sample', 'imagepipeline/sdxl', { modelId: 'm', samples: 5 }],
    ['a side that is no multiple of 8', 'pixazo/sdxl-base', { width: 1023, height: 1024 }],
    ['a size that is not in the list', 'aigateway/sdxl-lightning', { width: 1000, height: 1000 }],
    ['a side that the demo cannot paint', 'demo/sdxl-lightning', { width: 2056, height: 1024 }],
    ['more steps than the demo takes', 'demo/inpainting', { steps: 101 }],
    ['half a size where both sides go in one word', 'aigateway/sdxl-lightning', { width: 1024 }]
  ])('is refused before it is sent: %s', (_what, id, parameters) => {
    expect(() => operation(id).toRequest({ parameters: { prompt: 'x', ...parameters } })).toThrow(
      expect.objectContaining({ code: 'invalid-input' })
    )
    expect(() => operation(id).toRequest({ parameters: { prompt: 'x', ...parameters } })).toThrow(AppError)
  })

  it('lets through what the documents give no limit for', () => {
    expect(
      operation('pixazo/sdxl-base').toRequest({ parameters: { prompt: 'x', steps: 50, width: 2048, height: 2048 } })
        .body
    ).toMatchObject({
      num_steps: 50,
      width: 2048
    })
  })

  it('asks the gateway for a job by its id, in the body', () => {
    expect(operation('appypie/sdxl-lightning').poll?.toRequest('jobset_abc123xyz')).toEqual({
      endpointId: 'appypie.polling',
      method: 'POST',
      path: '/ai-model-api-polling/getGenerationResults',
      headers: { 'Content-Type': 'application/json' },
      body: { job_set_id: 'jobset_abc123xyz' }
    })
  })

  it('asks ImagePipeline for a job by its id, in the path, and cannot be led out of it', () => {
    const path = operation('imagepipeline/sdxl').poll?.toRequest('../../keys?x=1').path
    expect(path).toBe('/sdxl/text2image/v1/status/..%2F..%2Fkeys%3Fx%3D1')
  })

  it('has no polling for AIgateway', () => {
    expect(operation('aigateway/sdxl-lightning').poll).toBeUndefined()
  })

  it('knows how many pictures it asks for', () => {
    expect(operation('imagepipeline/sdxl').expected({ prompt: 'x', samples: 3 })).toBe(3)
    expect(operation('imagepipeline/sdxl').expected({ prompt: 'x' })).toBe(1)
    expect(operation('pixazo/sd3').expected({ prompt: 'x', samples: 3 })).toBe(1)
  })
})
