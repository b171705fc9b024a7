import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { appResponseTo } from './app-response.ts'
import { noncePlaceholder } from './content-policy.ts'
import type { PageFiles } from './page-files.ts'
import { listPageFiles } from './page-files.ts'

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
/** As much of a WebP as identifies it. */
const picture = new Uint8Array(Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1'))
let files: PageFiles
let asked: string[]

it.beforeAll(({ sharedFolder }) => {
  mkdirSync(join(sharedFolder, 'page', 'assets'), { recursive: true })
  writeFileSync(join(sharedFolder, 'secret.js'), 'secret')
  writeFileSync(
    join(sharedFolder, 'page', 'index.html'),
    `<meta property="csp-nonce" nonce="${noncePlaceholder}"><script nonce="${noncePlaceholder}"></script>`
  )
  writeFileSync(join(sharedFolder, 'page', 'assets', 'index-a1.js'), 'code')
  writeFileSync(join(sharedFolder, 'page', 'notes.txt'), 'of no known type')
  symlinkSync(join(sharedFolder, 'secret.js'), join(sharedFolder, 'page', 'assets', 'link.js'))
  files = listPageFiles(join(sharedFolder, 'page'))
})

interface Asked {
  method?: string
  bytes?: Uint8Array
  passing?: boolean
  range?: string
}

async function get(
  address: string,
  { method = 'GET', bytes = picture, passing = false, range }: Asked = {}
): Promise<Response> {
  asked = []
  const headers: HeadersInit = range === undefined ? {} : { range }
  const request = new Request(address.includes('://') ? address : `app://bundle${address}`, { method, headers })
  return await appResponseTo(request, files, async (askedId, what) => {
    asked.push(`${askedId} ${what}`)
    return askedId === id ? { bytes, passing } : null
  })
}

describe('the page', () => {
  it('carries the policy as a header, with a nonce that is in the page and new each time', async () => {
    const [first, second] = [await get('/'), await get('/index.html')]
    const policy = first.headers.get('content-security-policy')!
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!
    expect(await first.text()).toBe(`<meta property="csp-nonce" nonce="${nonce}"><script nonce="${nonce}"></script>`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(second.headers.get('content-security-policy')).not.toBe(policy)
    expect(first.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is served with its types, and HEAD without a body', async () => {
    const script = await get('/assets/index-a1.js')
    expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'code'
    ])
    const head = await get('/assets/index-a1.js', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('is nothing but what was built: no other type, no link out of the folder, no other host', async () => {
    for (const path of [
      '/notes.txt',
      '/assets/link.js',
      '/secret.js',
      '/assets',
      '/assets/',
      'app://evil/index.html',
      'app://bundle:81/index.html'
    ]) {
      expect((await get(path)).status).toBe(404)
    }
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does not answer %s', async (method) => {
    expect((await get('/', { method })).status).toBe(405)
  })
})

describe('a picture', () => {
  it('is cached forever if it never changes, and not if it is only a placeholder', async () => {
    expect((await get(`/media/${id}/small`)).headers.get('cache-control')).toContain('immutable')
    expect((await get(`/media/${id}/small`, { passing: true })).headers.get('cache-control')).toBe('no-store')
  })

  it('is served under its id and cached by the window forever', async () => {
    for (const what of ['thumbnail', 'small', 'original', 'mask']) {
      const response = await get(`/media/${id}/${what}`)
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(picture)
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect(response.headers.get('cache-control')).toContain('immutable')
      expect(asked).toEqual([`${id} ${what}`])
    }
  })

  it('that is missing is 404, and this answer is not cached', async () => {
    const response = await get('/media/01ARZ3NDEKTSV4RRFFQ69G5FAW/original')
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
  })

  it('has the type of its first bytes; a web page, a script and an SVG are refused', async () => {
    const kinds: [string, string][] = [
      ['\x89PNG\r\n\x1a\n', 'image/png'],
      ['\xff\xd8\xff\xe0', 'image/jpeg'],
      ['\0\0\0\x1cftypavif\0\0\0\0avifmif1', 'image/avif']
    ]
    for (const [start, mime] of kinds) {
      const response = await get(`/media/${id}/original`, { bytes: Buffer.from(`${start}<script>`, 'latin1') })
      expect([
        response.status,
        response.headers.get('content-type'),
        response.headers.get('x-content-type-options')
      ]).toEqual([200, mime, 'nosniff'])
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'")
    }
    for (const start of ['<svg xmlns="http://www.w3.org/2000/svg">', '<!doctype html>', 'alert(1)', 'GIF89a', '']) {
      expect((await get(`/media/${id}/original`, { bytes: Buffer.from(start) })).status).toBe(415)
    }
  })

  it.each(['bytes=0-', 'bytes=0-3', 'bytes=11-11', 'bytes=-1', 'bytes=5-99'])(
    'is returned whole for %s',
    async (range) => {
      const response = await get(`/media/${id}/original`, { range })
      expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, 12])
    }
  )

  it.each([
    'bytes=12-',
    'bytes=99-100',
    'bytes=5-4',
    'bytes=-0',
    'bytes=-',
    'bytes=a-b',
    'bytes=0-1,3-4',
    'letters=0-1',
    '0-1',
    `bytes=${'9'.repeat(40)}-`
  ])('has no part %s', async (range) => {
    expect((await get(`/media/${id}/original`, { range })).status).toBe(416)
  })

  it.each([
    '/media/..%2fsecret.js/original',
    '/media/%2e%2e/secret.js',
    '/media/..%252fsecret.js/original',
    '/media/%252e%252e%252fsecret.js/original',
    '/media/x%00/original',
    '/media/..%5csecret.js/original',
    '/media/C:%5Csecret.js/original',
    '/media/C:/secret.js',
    '/media//host/share/original',
    '//host/share/original',
    `/media/${id}::$DATA/original`,
    `/media/${id}/original::$DATA`,
    `/media/${id}/original%00.png`,
    `/media/${id}/original/`,
    `/media/${id}/../${id}/../../secret.js`,
    `/media/${id.toLowerCase()}/original`,
    `/media/${id}/masks`,
    `/media/${id}/mask.png`,
    `/media/${id}/everything`,
    `/media-evil/${id}/original`,
    '/media/%F0%28/original',
    '/media/\u0661/original',
    '/media/',
    '/.git/config',
    '/assets/../../secret.js'
  ])('is not served for %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(asked).toEqual([])
  })

  it('is answered even if reading it fails', async () => {
    const response = await appResponseTo(new Request(`app://bundle/media/${id}/original`), files, () =>
      Promise.reject(new Error('/secret/path'))
    )
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
  })
})
