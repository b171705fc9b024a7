import { describe, expect, it } from 'vitest'
import { isAppUrl, mayLoad } from './app-address.ts'

describe('the address of the app', () => {
  it('is its scheme and its host, both', () => {
    expect(isAppUrl('app://bundle/index.html')).toBe(true)
    expect(isAppUrl('app://bundle/media/x/thumbnail?v=1')).toBe(true)
  })

  it.each([
    'https://evil.example/?app://bundle/',
    'https://bundle/',
    'app://bundle.evil/',
    'app://evil/bundle/',
    'app://bundle@evil/',
    'app://user@bundle/',
    'app://bundle:81/',
    'apps://bundle/',
    'file:///bundle/index.html',
    'about:blank',
    'null',
    ''
  ])('is not %j', (url) => {
    expect(isAppUrl(url)).toBe(false)
  })

  it("is all that the window may load from, besides the page's own data and the developer tools", () => {
    expect(
      ['app://bundle/x', 'blob:app://bundle/5-6', 'data:image/png;base64,AA', 'devtools://devtools/x'].every(mayLoad)
    ).toBe(true)
    expect(
      [
        'https://bundle/',
        'http://127.0.0.1/',
        'blob:https://evil.example/1',
        'file:///etc/passwd',
        'ws://127.0.0.1/'
      ].some(mayLoad)
    ).toBe(false)
  })
})
