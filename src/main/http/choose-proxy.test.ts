import { describe, expect, it } from 'vitest'
import { chooseProxy } from './choose-proxy.ts'

const told: string[] = []
const choose = (
  parts: {
    use?: 'system' | 'none' | 'manual'
    address?: string
    env?: Record<string, string>
    system?: string | Error
  },
  url = 'https://service.example/v1'
) =>
  chooseProxy({
    settings: () => ({ use: parts.use ?? 'system', address: parts.address ?? null }),
    env: parts.env ?? {},
    system: async () => {
      if (parts.system instanceof Error) throw parts.system
      return parts.system ?? 'DIRECT'
    },
    redactor: { add: (secret) => told.push(secret) }
  })(new URL(url))

describe('the proxy for an address', () => {
  it.each([
    [{ env: { HTTPS_PROXY: 'http://a:3128' } }, 'http://a:3128'],
    [{ env: { https_proxy: 'a:3128' } }, 'http://a:3128'],
    [{ env: { https_proxy: '', HTTPS_PROXY: 'http://a:3128' } }, 'http://a:3128'],
    [{ env: { ALL_PROXY: 'http://b', HTTP_PROXY: 'http://c' } }, 'http://b'],
    [{ env: { HTTP_PROXY: 'http://c:81' } }, 'http://c:81'],
    [{ env: { ALL_PROXY: 'socks5://s:1080', HTTP_PROXY: 'http://c:81' } }, 'http://c:81'],
    [{ env: { HTTPS_PROXY: 'http://a:1' }, system: 'PROXY system:2' }, 'http://a:1'],
    [{ system: 'PROXY system:2; DIRECT' }, 'http://system:2'],
    [{ system: 'HTTPS system:443' }, 'https://system'],
    [{ system: 'SOCKS5 s:1080; PROXY system:2' }, 'http://system:2'],
    [{ use: 'manual' as const, address: 'http://own:8080', env: { HTTPS_PROXY: 'http://a:1' } }, 'http://own:8080']
  ])('%j: %s', async (parts, origin) => {
    expect(await choose(parts)).toMatchObject({ origin })
  })

  it.each([
    [{}, undefined],
    [{ system: 'DIRECT; PROXY system:2' }, undefined],
    [{ use: 'none' as const, env: { HTTPS_PROXY: 'http://a:1' }, system: 'PROXY system:2' }, undefined],
    [{ env: { HTTPS_PROXY: 'http://a:1', NO_PROXY: 'other.example, .example' } }, undefined],
    [{ env: { HTTPS_PROXY: 'http://a:1', no_proxy: '*' } }, undefined],
    [{ env: { HTTPS_PROXY: 'http://a:1', NO_PROXY: 'service.example:443' } }, undefined],
    [{ env: { HTTPS_PROXY: 'http://a:1' } }, 'http://127.0.0.1:7860/'],
    [{ env: { HTTP_PROXY: 'http://a:1' } }, 'http://service.example/'],
    [{ use: 'manual' as const, address: 'http://own:1' }, 'https://localhost:9/'],
    [{ use: 'manual' as const, address: 'http://own:1' }, 'https://[::1]:9/']
  ])('%j: none for %s', async (parts, url) => {
    expect(await choose(parts, url)).toBeNull()
  })

  it.each(['service.example:8443', 'vice.example', 'example.service'])(
    'is not bypassed by NO_PROXY=%s',
    async (list) => {
      expect(await choose({ env: { HTTPS_PROXY: 'http://a:1', NO_PROXY: list } })).not.toBeNull()
    }
  )

  it('is shown without its password, which is redacted from texts', async () => {
    const proxy = await choose({ env: { HTTPS_PROXY: 'http://me:p%40ss-word@a:3128' } })
    expect(proxy).toEqual({
      origin: 'http://a:3128',
      label: 'a:3128',
      authorization: `Basic ${Buffer.from('me:p@ss-word').toString('base64')}`
    })
    expect(told).toContain('p@ss-word')
  })

  it.each([new Error('the script of the proxy failed'), ' ; '])(
    'is never assumed to be none if the system cannot tell (%s)',
    async (system) => {
      await expect(choose({ system })).rejects.toMatchObject({
        code: 'offline',
        message: 'The system could not tell which proxy to use for the service.'
      })
    }
  )

  it.each([{ env: { ALL_PROXY: 'socks5://s:1080' } }, { system: 'SOCKS5 s:1080; DIRECT' }])(
    'is never silently bypassed if it is a SOCKS proxy',
    async (parts) => {
      await expect(choose(parts)).rejects.toMatchObject({
        code: 'unsupported',
        message: 'The proxy s:1080 is a SOCKS proxy, which the app does not support.'
      })
    }
  )
})
