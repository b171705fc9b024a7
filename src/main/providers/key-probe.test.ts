import { describe, expect, it } from 'vitest'
import { reply } from './__fixtures__/replies.ts'
import type { ProviderDescriptor } from './descriptor.ts'
import { providers } from './registry.ts'

const probe = (id: string): NonNullable<ProviderDescriptor['keyProbe']> => {
  const found = providers.find((provider) => provider.id === id)?.keyProbe
  if (!found) throw new Error(`no key test for ${id}`)
  return found
}

describe('the key test', () => {
  it('asks only for what does not exist', () => {
    expect(probe('pixazo').request).toMatchObject({ method: 'POST', body: { job_set_id: expect.any(String) } })
    expect(probe('appypie').request).toMatchObject({
      endpointId: 'appypie.polling',
      path: '/ai-model-api-polling/getGenerationResults'
    })
    expect(probe('imagepipeline').request).toMatchObject({ method: 'GET', path: expect.stringContaining('/status/') })
    expect(probe('aigateway').request.body).toMatchObject({ model: expect.stringContaining('no-such-model') })
    expect(providers.find(({ id }) => id === 'demo')?.keyProbe).toBeNull()
  })

  it.each([
    ['pixazo', 200, 'accepted'],
    ['pixazo', 400, 'accepted'],
    ['pixazo', 404, 'accepted'],
    ['pixazo', 401, 'rejected'],
    ['pixazo', 403, 'rejected'],
    ['appypie', 401, 'rejected'],
    ['appypie', 500, 'unclear'],
    ['imagepipeline', 404, 'accepted'],
    ['imagepipeline', 401, 'rejected'],
    ['imagepipeline', 429, 'unclear'],
    ['aigateway', 404, 'accepted'],
    ['aigateway', 402, 'accepted'],
    ['aigateway', 401, 'rejected'],
    ['aigateway', 200, 'unclear']
  ] as const)('at %s reads %i as %s', (id, status, verdict) => {
    expect(probe(id).verdict(reply({}, { status }))).toBe(verdict)
  })

  it('trusts the status in the body', () => {
    expect(probe('pixazo').verdict(reply({ statusCode: 401, message: 'Access denied' }))).toBe('rejected')
  })

  it('learns nothing from a web page', () => {
    expect(probe('pixazo').verdict(reply('<html></html>'))).toBe('unclear')
    expect(
      probe('imagepipeline').verdict(reply('not here', { status: 404, headers: { 'content-type': 'text/html' } }))
    ).toBe('unclear')
  })
})
