import { describe, expect, it } from 'vitest'
import { canBeOverheard, isLoopback, originOf } from './addresses.ts'

describe('isLoopback', () => {
  it.each(['http://127.0.0.1:1', 'http://127.3.4.5', 'http://localhost', 'https://[::1]:3/x', 'http://2130706433/'])(
    '%s is this machine',
    (url) => expect(isLoopback(url)).toBe(true)
  )
  it.each([
    'http://127.0.0.1.example',
    'http://localhost.example',
    'http://a.localhost',
    'http://127.0.0.1@evil.example',
    'http://10.0.0.1',
    'x',
    ''
  ])('%s is not', (url) => expect(isLoopback(url)).toBe(false))
})

describe('canBeOverheard', () => {
  it.each([
    ['https://gateway.example', false, false],
    ['http://gateway.example', false, true],
    ['http://192.168.1.5:7860', false, true],
    ['http://192.168.1.5:7860', true, false],
    ['http://127.0.0.1:7860', false, false],
    ['ftp://gateway.example', false, true]
  ])('%s, own server %s: %s', (url, ownServer, expected) => expect(canBeOverheard(url, ownServer)).toBe(expected))
})

describe('originOf', () => {
  it('returns what a key is stored for', () => {
    expect(originOf('https://Gateway.example:443/v1/')).toBe('https://gateway.example')
    expect(originOf('http://127.0.0.1:81/v1')).toBe('http://127.0.0.1:81')
    expect([originOf(''), originOf('x'), originOf('data:,x')]).toEqual([null, null, null])
  })
})
