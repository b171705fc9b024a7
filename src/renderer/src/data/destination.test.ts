import { describe, expect, it } from 'vitest'
import { demo, first, lightning } from './__fixtures__/operations.ts'
import { destinationOf } from './destination.ts'

const key = {
  providerId: 'first',
  hasKey: true,
  last4: '7f2c',
  protection: 'keychain',
  locked: false,
  missingFor: [] as string[]
} as const

describe("the description of a request's destination", () => {
  it('names the host and the end of the key', () => {
    expect(destinationOf(first, lightning, {}, key)).toMatchObject({
      kind: 'ready',
      text: 'Sent to gateway.first.example with your key ····7f2c',
      replaced: false
    })
  })

  it('names the address that the user has set instead', () => {
    const place = destinationOf(
      first,
      lightning,
      { 'first.gateway': 'http://127.0.0.1:8080/x' },
      { ...key, last4: null }
    )
    expect(place).toMatchObject({ text: 'Sent to 127.0.0.1:8080 with your key', replaced: true })
  })

  it('asks for a key, or for it to be unlocked, before anything is sent', () => {
    expect(destinationOf(first, lightning, {}, undefined).kind).toBe('missing-key')
    expect(destinationOf(first, lightning, {}, { ...key, locked: true }).kind).toBe('locked')
    const moved = destinationOf(first, lightning, {}, { ...key, missingFor: ['https://b.example'] })
    expect(moved).toMatchObject({
      kind: 'missing-key',
      text: expect.stringContaining('for https://b.example: it was entered for another address') as unknown
    })
  })

  it('says plainly that the demo is no model', () => {
    expect(destinationOf(demo, demo.operations[0]!, {}, undefined)).toEqual({
      kind: 'demo',
      text: 'Demo: drawn locally, not by an AI model'
    })
  })
})
