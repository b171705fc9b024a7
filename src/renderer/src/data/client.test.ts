import { describe, expect, it, vi } from 'vitest'
import { type Answer, type Bridge, procedures } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { createClient } from './client.ts'

const bridgeWith = (answer: Answer) => {
  const invoke = vi.fn<Bridge['invoke']>(async () => answer)
  const on = vi.fn<Bridge['on']>(() => () => undefined)
  return {
    bridge: {
      invoke,
      on,
      handOver: () => Promise.resolve({ ok: true as const, value: { ticket: null, unnamed: [] } })
    },
    invoke,
    on
  }
}

describe('the client', () => {
  it('has a method for every procedure of the contract', () => {
    const client = createClient(() => bridgeWith({ ok: true, value: null }).bridge) as unknown as Record<
      string,
      Record<string, unknown>
    >
    for (const name of Object.keys(procedures)) {
      const [noun, verb] = name.split('.') as [string, string]
      expect({ name, call: client[noun]?.[verb] }).toEqual({ name, call: expect.any(Function) })
    }
  })

  it('sends the name and the input, and returns the value', async () => {
    const { bridge, invoke } = bridgeWith({ ok: true, value: { saved: '/a.png' } })
    await expect(createClient(() => bridge).pictures.saveAs({ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })).resolves.toEqual({
      saved: '/a.png'
    })
    expect(invoke).toHaveBeenCalledExactlyOnceWith('pictures.saveAs', { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })
  })

  it('throws the error of the main process with its code and its next step', async () => {
    const { bridge } = bridgeWith({
      ok: false,
      error: { code: 'disk-full', message: 'The disk is full.', data: { nextStep: 'Free some space.' } }
    })
    const failure = await createClient(() => bridge)
      .settings.get()
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(AppError)
    expect(failure).toMatchObject({ code: 'disk-full', data: { nextStep: 'Free some space.' } })
  })

  it('passes subscriptions on', () => {
    const { bridge, on } = bridgeWith({ ok: true, value: null })
    const listener = (): void => undefined
    createClient(() => bridge).on('jobChanged', listener)
    expect(on).toHaveBeenCalledExactlyOnceWith('jobChanged', listener)
  })
})
