import { describe, expect, it, vi } from 'vitest'
import { installTrustedTypes, textWithoutTags } from './trusted-types.ts'

describe('the trusted types policy', () => {
  it('passes a style sheet, with its comparisons and selectors, unchanged', () => {
    const sheet = ':root{--a: 1px;} @media (width < 40em){a > b{color: red}} .x{content: "1 < 2"}'
    expect(textWithoutTags(sheet)).toBe(sheet)
  })

  it.each(['<img src=x onerror=alert(1)>', 'a{}</style><script>', '<!--', '<?xml ?>', '<SVG onload=x>'])(
    'refuses %s',
    (markup) => {
      expect(() => textWithoutTags(markup)).toThrow(TypeError)
    }
  )

  it('is installed as the default policy and trusts no script', () => {
    const createPolicy = vi.fn<() => void>()
    installTrustedTypes({ trustedTypes: { createPolicy } })
    expect(createPolicy).toHaveBeenCalledExactlyOnceWith('default', { createHTML: textWithoutTags })
  })

  it('is skipped if the browser has no trusted types', () => {
    expect(() => installTrustedTypes({})).not.toThrow()
  })
})
