import { describe, expect, it } from 'vitest'
import { checkProxyAddress } from './proxy-address.ts'

describe('the address of a proxy', () => {
  it.each([
    ['proxy.example:3128', 'http://proxy.example:3128'],
    [' http://10.0.0.1:8080/ ', 'http://10.0.0.1:8080'],
    ['https://proxy.example:443', 'https://proxy.example:443'],
    ['proxy.example:80', 'http://proxy.example:80'],
    ['[::1]:7890', 'http://[::1]:7890']
  ])('%j is %s', (text, address) => expect(checkProxyAddress(text)).toEqual({ ok: true, address }))

  it.each([
    ['', /name and port/],
    ['socks5://s:1080', /SOCKS/],
    ['me:secret@proxy.example:3128', /plain text/],
    ['proxy.example:3128/x', /nothing more/],
    ['ftp://proxy.example', /nothing more/],
    ['proxy example', /not a proxy address/],
    ['proxy.example', /^Add the proxy’s port, such as proxy.example:3128/],
    ['https://[::1]', /port/]
  ])('%j is invalid, and the reason is given', (text, problem) => {
    const verdict = checkProxyAddress(text)
    expect(verdict.ok).toBe(false)
    expect(verdict.ok ? '' : verdict.problem).toMatch(problem)
  })
})
