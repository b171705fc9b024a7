import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { checkedExternalLink } from './external-links.ts'

describe('a link to the outside', () => {
  it.each([
    'https://www.pixazo.ai/models/stable-diffusion',
    'https://appypie.com/',
    'https://aigateway.sh/docs',
    'https://www.imagepipeline.io/a?b#c'
  ])('may lead to a service: %s', (url) => {
    expect(checkedExternalLink(url)).toBe(url)
  })

  it('is serialized again, so that what was checked is what is opened', () => {
    expect(checkedExternalLink('HTTPS://www.PIXAZO.ai/a/../b')).toBe('https://www.pixazo.ai/b')
  })

  it.each([
    'http://www.pixazo.ai/',
    'https://pixazo.ai.evil.example/',
    'https://evilpixazo.ai/',
    'https://pixazo.ai@evil.example/',
    'https://user:word@pixazo.ai/',
    'https://pixazo.ai:8443/',
    'https://evil.example/?https://pixazo.ai/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://github.com/',
    'not a link'
  ])('is refused if it is %j', (url) => {
    expect(() => checkedExternalLink(url)).toThrow(AppError)
  })
})
