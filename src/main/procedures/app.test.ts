import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { appProcedures } from './app.ts'
import type { Context } from './context.ts'

it('lists every service even if the demo could not be started', async () => {
  const baseUrl = (): string => {
    throw new AppError('provider-failed', 'The demo could not be started on this machine.')
  }
  const listed = await appProcedures({ addresses: { baseUrl } } as unknown as Context)['providers.list'](undefined)
  expect(listed.map(({ id }) => id)).toEqual(['demo', 'appypie', 'pixazo', 'aigateway', 'imagepipeline'])
  expect(listed[0]?.endpoints[0]?.defaultUrl).toBe('')
})
