import { describe, expect, it } from 'vitest'
import { defaultsOf, namesOf, problemsOf, warningsOf } from '../../shared/domain/field.ts'
import { parametersSchema } from '../../shared/domain/parameters.ts'
import { describeProviders, findOperation, providers } from './registry.ts'

const operations = providers.flatMap((provider) => provider.operations)
const twice = (ids: string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index)

describe('the list of services', () => {
  it('begins with the demo, followed by the documented services', () => {
    expect(providers.map(({ id }) => id)).toEqual(['demo', 'appypie', 'pixazo', 'aigateway', 'imagepipeline'])
  })

  it('has every documented operation', () => {
    expect(operations.map(({ id }) => id)).toEqual([
      'demo/sdxl-lightning',
      'demo/sd3',
      'demo/sd35-large',
      'demo/sdxl',
      'demo/inpainting',
      'appypie/sdxl-lightning',
      'appypie/sd15-inpainting',
      'pixazo/sdxl-lightning',
      'pixazo/sdxl-lightning-stream',
      'pixazo/sdxl-base',
      'pixazo/sd3',
      'pixazo/sd35-large',
      'pixazo/sd15-inpainting',
      'pixazo/sd15-inpainting-stream',
      'aigateway/sdxl-lightning',
      'imagepipeline/sdxl'
    ])
  })

  it('has no duplicate ids', () => {
    expect(twice(providers.map(({ id }) => id))).toEqual([])
    expect(twice(operations.map(({ id }) => id))).toEqual([])
    expect(twice(providers.flatMap(({ endpoints }) => endpoints.map(({ id }) => id)))).toEqual([])
    expect(twice(operations.flatMap(({ presets }) => presets.map(({ id }) => id)))).toEqual([])
  })

  it('names only endpoints of its own service', () => {
    for (const { endpoints, operations: own, keyProbe } of providers) {
      const named = own.flatMap(({ endpointId, fields, toRequest, poll }) => [
        endpointId,
        toRequest({ parameters: { ...defaultsOf(fields), prompt: 'x' } }).endpointId,
        poll?.toRequest('id').endpointId
      ])
      const known = endpoints.map(({ id }) => id)
      expect([...named, keyProbe?.request.endpointId].filter((id) => id !== undefined && !known.includes(id))).toEqual(
        []
      )
    }
  })

  it('has https addresses without a trailing slash, and none for the demo', () => {
    for (const { endpoints, demo } of providers) {
      for (const { defaultUrl } of endpoints) expect(defaultUrl).toMatch(demo ? /^$/ : /^https:\/\/[^/]+(\/[^/]+)*$/)
    }
  })

  it('is plain data for the window', () => {
    const described = describeProviders()
    expect(JSON.parse(JSON.stringify(described))).toEqual(JSON.parse(JSON.stringify(structuredClone(described))))
    expect(described.flatMap((provider) => provider.operations.map(({ id }) => id))).toEqual(
      operations.map(({ id }) => id)
    )
    expect(described[0]).not.toHaveProperty('auth')
  })

  it('finds an operation with its service, and reports a missing one', () => {
    expect(findOperation('pixazo/sd3')?.provider.id).toBe('pixazo')
    expect(findOperation('constructor')).toBeUndefined()
  })
})

describe('the limits of inpainting', () => {
  const limits = (id: string) => findOperation(id)?.operation.inpaint

  it('are those of SD 1.5, with smaller sides allowed by the demo', () => {
    const sd15 = { native: 512, multipleOf: 8, minSide: 256, maxSide: 2048 }
    for (const id of ['appypie/sd15-inpainting', 'pixazo/sd15-inpainting', 'pixazo/sd15-inpainting-stream'])
      expect(limits(id)).toEqual(sd15)
    expect(limits('demo/inpainting')).toEqual({ ...sd15, minSide: 64 })
  })

  it('are given for every inpainting operation, and for nothing else', () => {
    for (const { kind, inpaint } of operations) expect(inpaint !== undefined).toBe(kind === 'inpainting')
  })
})

describe.each(operations.map((operation) => [operation.id, operation] as const))('the form of %s', (id, operation) => {
  const defaults = { ...defaultsOf(operation.fields), prompt: 'a sparrow' }

  it('has defaults that can be sent and are within the documented range of the model', () => {
    expect(problemsOf(operation.fields, defaults)).toEqual({})
    expect(warningsOf(operation.fields, defaults)).toEqual([])
    expect(parametersSchema.safeParse(defaults).success).toBe(true)
  })

  it('has presets only of its own parameters, each of which can be sent', () => {
    const names = operation.fields.flatMap(namesOf)
    expect(operation.presets.length).toBeGreaterThan(0)
    for (const preset of operation.presets) {
      expect(preset.id.startsWith(`${id}:`)).toBe(true)
      expect(names).toEqual(expect.arrayContaining(Object.keys(preset.parameters)))
      expect(problemsOf(operation.fields, { ...defaults, ...preset.parameters })).toEqual({})
      expect(() => operation.toRequest({ parameters: { ...defaults, ...preset.parameters } })).not.toThrow()
    }
  })

  it('has sizes that can be sent, without duplicates', () => {
    const sizes = operation.fields.flatMap((field) => (field.kind === 'size' ? field.choices : []))
    expect(twice(sizes.map(({ width, height }) => `${width}x${height}`))).toEqual([])
    for (const { width, height } of sizes)
      expect(problemsOf(operation.fields, { ...defaults, width, height })).toEqual({})
  })
})
