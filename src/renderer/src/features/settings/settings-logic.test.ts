import { describe, expect, it } from 'vitest'
import type { KeyTestResult } from '../../../../shared/domain/key.ts'
import { baseUrlWarning, checkBaseUrl } from './base-url.ts'
import { isFirstPassphrase, keyLine, keyProblem, protectionChoices, statusTone } from './key-words.ts'

describe('a replaced address', () => {
  it('is stored without a trailing slash', () => {
    expect(checkBaseUrl(' https://proxy.example/a/ ')).toEqual({ ok: true, url: 'https://proxy.example/a' })
    expect(checkBaseUrl('http://127.0.0.1:9000')).toEqual({ ok: true, url: 'http://127.0.0.1:9000' })
  })

  it.each([
    '',
    'gateway',
    'ftp://a.example',
    'https://me:secret@a.example',
    'https://me@a.example',
    'https://:secret@a.example',
    'https://a.example/?k=1',
    'javascript:alert(1)'
  ])('is refused: %s', (text) => {
    expect(checkBaseUrl(text).ok).toBe(false)
  })

  it('that is empty mentions the reset button only if there is one', () => {
    expect(checkBaseUrl('', true)).toMatchObject({ problem: expect.stringContaining('Reset') as unknown })
    expect(checkBaseUrl('')).not.toMatchObject({ problem: expect.stringContaining('Reset') as unknown })
  })

  it('comes with a warning that the key goes there, and that http can be read by anyone', () => {
    const endpoint = { id: 'a', label: 'A', defaultUrl: 'https://a.example' }
    expect(baseUrlWarning(endpoint, 'https://a.example', true)).toBeNull()
    expect(baseUrlWarning(endpoint, 'https://b.example', true)).toBe(
      'Your requests will be sent to this address, with the key that you enter for it.'
    )
    expect(baseUrlWarning(endpoint, 'http://b.example', true)).toBe(
      'Nothing is sent to this address: the connection is not encrypted, and anyone on the network could read it.'
    )
    expect(baseUrlWarning({ ...endpoint, ownServer: true }, 'http://192.168.1.5:7860', false)).toContain(
      'anyone on the network can read it'
    )
    expect(baseUrlWarning(endpoint, 'http://127.0.0.1:1', false)).toBe('Your requests will be sent to this address.')
  })

  it('is https, or this machine, or a machine of the user’s own', () => {
    const problem = 'The address must begin with https://. Plain http is allowed only for this machine.'
    expect(checkBaseUrl('http://b.example')).toEqual({ ok: false, problem })
    expect(checkBaseUrl('http://192.168.1.5:7860')).toEqual({ ok: false, problem })
    expect(checkBaseUrl('http://192.168.1.5:7860', false, true)).toMatchObject({ ok: true })
    expect(checkBaseUrl('http://127.0.0.1:7860')).toMatchObject({ ok: true })
  })
})

describe('a key', () => {
  const good = { kind: 'key', key: 'abcdef', protection: 'session', passphrase: '', consent: false } as const

  it('is checked before it is submitted', () => {
    expect(keyProblem(good)).toBeNull()
    expect(keyProblem({ ...good, key: '  ' })?.field).toBe('key')
    expect(keyProblem({ ...good, key: 'ab cd' })?.field).toBe('key')
    expect(keyProblem({ ...good, protection: 'passphrase', passphrase: 'short' })?.field).toBe('passphrase')
    expect(keyProblem({ ...good, protection: 'weak' })?.field).toBe('consent')
    expect(keyProblem({ ...good, protection: 'weak', consent: true })).toBeNull()
  })

  it('is stored safely by default: in the keychain, or only in memory if there is none', () => {
    expect(protectionChoices(true)[0]?.value).toBe('keychain')
    expect(protectionChoices(true).map((choice) => choice.value)).not.toContain('weak')
    expect(protectionChoices(false)[0]?.value).toBe('session')
  })

  it('asks for a new passphrase twice, and for a known one once', () => {
    const typed = { ...good, protection: 'passphrase', passphrase: 'long enough' } as const
    expect(keyProblem(typed)).toBeNull()
    expect(keyProblem({ ...typed, repeated: 'long enouhg' })?.field).toBe('repeated')
    expect(keyProblem({ ...typed, repeated: 'long enough' })).toBeNull()
    expect(keyProblem({ ...good, repeated: '' })).toBeNull()
    const status = { providerId: 'a', hasKey: true, last4: null, locked: true, missingFor: [] as string[] } as const
    expect(isFirstPassphrase([{ ...status, protection: 'keychain' }])).toBe(true)
    expect(isFirstPassphrase([{ ...status, protection: 'passphrase' }])).toBe(false)
  })

  it('has the tone of its last test', () => {
    const status = {
      providerId: 'a',
      hasKey: true,
      last4: '7f2c',
      protection: 'keychain',
      locked: false,
      missingFor: [] as string[]
    } as const
    const found = (outcome: KeyTestResult['outcome']): string[] => {
      const test = { result: { outcome, message: '' } }
      return [statusTone(true, status, test), keyLine(true, status, test)]
    }
    expect(found('accepted')).toEqual(['good', 'Key ····7f2c · Works'])
    expect(found('rejected')).toEqual(['bad', 'Key ····7f2c · Rejected'])
    expect(found('unclear')).toEqual(['waiting', 'Key ····7f2c · Unclear'])
    expect(found('unreachable')).toEqual(['none', 'Key ····7f2c · Not tested'])
    expect(found('cancelled')).toEqual(['none', 'Key ····7f2c · Not tested'])
    expect(statusTone(true, status, undefined)).toBe('none')
    expect(statusTone(true, status, { asking: true })).toBe('none')
    expect(keyLine(true, status)).toBe('Key ····7f2c · Not tested')
    expect(keyLine(true, status, { asking: true })).toBe('Key ····7f2c · Testing…')
    expect(statusTone(true, undefined, undefined)).toBe('none')
    const moved = { ...status, missingFor: ['https://b.example'] }
    expect(statusTone(true, moved, undefined)).toBe('waiting')
    expect(keyLine(true, moved)).toBe('Key ····7f2c, not for this address')
  })

  it('is described by its last characters', () => {
    expect(keyLine(true, undefined)).toBe('No key yet')
    expect(keyLine(false, undefined)).toBe('Needs no key')
    expect(
      keyLine(true, {
        providerId: 'a',
        hasKey: true,
        last4: '7f2c',
        protection: 'passphrase',
        locked: true,
        missingFor: []
      })
    ).toBe('Key ····7f2c, locked')
  })
})
