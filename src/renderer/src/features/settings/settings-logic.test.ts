import { describe, expect, it } from 'vitest'
import { baseUrlWarning, checkBaseUrl, isLoopback } from './base-url.ts'
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

  it('that is empty names the reset button only where there is one', () => {
    expect(checkBaseUrl('', true)).toMatchObject({ problem: expect.stringContaining('Reset') as unknown })
    expect(checkBaseUrl('')).not.toMatchObject({ problem: expect.stringContaining('Reset') as unknown })
  })

  it('comes with a warning that the key goes there, and that http is open to all', () => {
    const endpoint = { id: 'a', label: 'A', defaultUrl: 'https://a.example' }
    expect(baseUrlWarning(endpoint, 'https://a.example', true)).toBeNull()
    expect(baseUrlWarning(endpoint, 'https://b.example', true)).toBe('Your key and your requests will be sent to this address.')
    expect(baseUrlWarning(endpoint, 'http://b.example', true)).toContain('not encrypted')
    expect(baseUrlWarning(endpoint, 'http://127.0.0.1:1', false)).toBe('Your requests will be sent to this address.')
  })

  it('knows this machine by its address, not by a name that begins like it', () => {
    expect(['http://127.0.0.1:1', 'http://localhost', 'http://[::1]:3'].every(isLoopback)).toBe(true)
    expect(['http://127.0.0.1.example', 'http://localhost.example', 'x'].some(isLoopback)).toBe(false)
  })
})

describe('a key', () => {
  const good = { noun: 'key', key: 'abcdef', protection: 'session', passphrase: '', consent: false } as const

  it('is checked before it is handed over', () => {
    expect(keyProblem(good)).toBeNull()
    expect(keyProblem({ ...good, key: '  ' })?.field).toBe('key')
    expect(keyProblem({ ...good, key: 'ab cd' })?.field).toBe('key')
    expect(keyProblem({ ...good, protection: 'passphrase', passphrase: 'short' })?.field).toBe('passphrase')
    expect(keyProblem({ ...good, protection: 'weak' })?.field).toBe('consent')
    expect(keyProblem({ ...good, protection: 'weak', consent: true })).toBeNull()
  })

  it('is kept safely by default: in the keychain, or only in memory where there is none', () => {
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
    const status = { providerId: 'a', hasKey: true, last4: null, locked: true } as const
    expect(isFirstPassphrase([{ ...status, protection: 'keychain' }])).toBe(true)
    expect(isFirstPassphrase([{ ...status, protection: 'passphrase' }])).toBe(false)
  })

  it('has the tone of its last test', () => {
    const status = { providerId: 'a', hasKey: true, last4: '7f2c', protection: 'keychain', locked: false } as const
    const tone = (outcome: 'accepted' | 'rejected' | 'unreachable'): string => statusTone(true, status, { outcome, message: '' })
    expect([tone('accepted'), tone('rejected'), tone('unreachable')]).toEqual(['good', 'bad', 'waiting'])
    expect(statusTone(true, status, undefined)).toBe('good')
    expect(statusTone(true, undefined, undefined)).toBe('none')
    expect(keyLine(true, status, { outcome: 'rejected', message: '' })).toBe('Key ····7f2c, rejected')
  })

  it('is described by its end', () => {
    expect(keyLine(true, undefined)).toBe('No key yet')
    expect(keyLine(false, undefined)).toBe('Needs no key')
    expect(keyLine(true, { providerId: 'a', hasKey: true, last4: '7f2c', protection: 'passphrase', locked: true })).toBe('Key ····7f2c, locked')
  })
})
