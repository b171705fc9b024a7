import { expect, it } from 'vitest'
import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { createRedactor } from '../http/redaction.ts'
import { withCleanErrors } from './clean-errors.ts'

const key = 'canary-7d21+f0/9b-key'

it("no error reveals a key to the window: neither one of the app itself, nor a service's words", async () => {
  const redactor = createRedactor()
  redactor.add(key)
  const thrown: unknown[] = [
    new Error(`ENOENT: no such file ${key}`),
    new TypeError(Buffer.from(key).toString('hex')),
    new AppError('refused', `no ${key}`, {
      detail: JSON.stringify({ said: key }).replaceAll('+', String.raw`\u002B`),
      nextStep: key,
      fields: { [key]: key }
    }),
    key
  ]
  for (const error of thrown) {
    const handlers = withCleanErrors({ 'app.info': () => Promise.reject(error) } as unknown as Handlers, (text) =>
      redactor.redact(text)
    )
    const told = await Promise.resolve(handlers['app.info'](undefined)).catch((reason: unknown) => reason)
    expect(told).toBeInstanceOf(AppError)
    const { code, message, data } = told as AppError
    const text = JSON.stringify([code, message, data])
    expect(text).toContain('[removed]')
    for (const form of ['canary', '7d21', Buffer.from('canary').toString('hex')]) expect(text).not.toContain(form)
  }
})

it('results pass unchanged', async () => {
  const handlers = withCleanErrors({ 'app.info': async () => ({ version: '1' }) } as unknown as Handlers, () => 'x')
  expect(await handlers['app.info'](undefined)).toEqual({ version: '1' })
})
