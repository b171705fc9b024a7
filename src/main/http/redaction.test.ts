import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from './redaction.ts'

const secret = 'sk-canary/7f3+Q=x"9'

function withSecret(...secrets: string[]): (text: string) => string {
  const redactor = createRedactor()
  for (const each of secrets) redactor.add(each)
  return (text) => redactor.redact(text)
}

describe('a known secret', () => {
  const redact = withSecret(secret)

  it.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ error: `bad key ${secret}` })],
    ['in JSON inside JSON', JSON.stringify(JSON.stringify({ error: 'x' })) + secret],
    ['in PHP JSON, which escapes slashes', JSON.stringify(secret).replaceAll('/', String.raw`\/`)],
    ['in a link', `https://a.test/?x=${encodeURIComponent(secret)}`],
    ['in a link with small hex digits', encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase())],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 after one byte', Buffer.from(`a${secret}`).toString('base64')],
    ['in base64 after two bytes', Buffer.from(`ab${secret}`).toString('base64')],
    ['in base64 of a longer text', Buffer.from(`user:${secret} and more`).toString('base64')],
    ['in hex', Buffer.from(`key ${secret}`).toString('hex')],
    ['in large hex digits', Buffer.from(secret).toString('hex').toUpperCase()],
    [
      'in hex, byte by byte',
      Buffer.from(secret)
        .toString('hex')
        .replaceAll(/..(?=.)/g, '$&:')
    ],
    ['as bytes of a program', Buffer.from(secret).toString('hex').replaceAll(/../g, String.raw`\x$&`)],
    ['in small letters', secret.toLowerCase()],
    ['in large letters', secret.toUpperCase()],
    [
      'in JSON that escapes more than it must',
      secret.replaceAll(/[^A-Za-z0-9]/g, (each) => String.raw`\u00${each.charCodeAt(0).toString(16).toUpperCase()}`)
    ],
    [
      'in JSON that escapes everything',
      `{"error":"${secret.replaceAll(/./gs, (each) => String.raw`\u00${each.charCodeAt(0).toString(16)}`)}"}`
    ],
    ['in a link inside a link', encodeURIComponent(encodeURIComponent(`?for=${secret}`))],
    ['in HTML', secret.replaceAll(/[^A-Za-z0-9]/g, (each) => `&#${each.charCodeAt(0)};`)],
    [
      'in base64 in JSON',
      Buffer.from(`user:${secret}`)
        .toString('base64')
        .replaceAll('+', String.raw`\u002B`)
        .replaceAll('/', String.raw`\/`)
    ],
    ['in base64url', Buffer.from(`user:${secret} and more`).toString('base64url')]
  ])('is removed %s', (_name, text) => {
    const clean = redact(text)
    expect(clean).toContain('[removed]')
    expect(clean).not.toContain(secret)
    expect(clean).not.toContain('canary')
  })

  it('is removed from base64 at every alignment, for any key', () => {
    const key = fc.string({ unit: fc.constantFrom(...'abcXYZ0189-_+/='.split('')), minLength: 12, maxLength: 60 })
    fc.assert(
      fc.property(key, fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (value, before, after) => {
        const clean = withSecret(value)(Buffer.from(before + value + after).toString('base64'))
        expect(clean).toContain('[removed]')
        expect(Buffer.from(clean.replace('[removed]', ''), 'base64').toString('latin1')).not.toContain(
          value.slice(2, -2)
        )
      })
    )
  })

  it('is removed wherever it occurs in any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(redact(before + secret + after)).not.toContain(secret)
      })
    )
  })

  it('is removed after a character that could belong to it', () => {
    for (const sign of ['%', '\\x', '\\u00', '&#', '%25'])
      expect(withSecret('12ab34cd56ef78')(`${sign}12ab34cd56ef78`)).not.toContain('cd56ef78')
  })

  it('is removed at every occurrence', () => {
    expect(redact(`${secret} ${secret}`)).toBe('[removed] [removed]')
  })

  it('leaves no remainder when another secret is part of it', () => {
    expect(withSecret('abcd', 'abcd-efgh-ijkl')('my abcd-efgh-ijkl')).toBe('my [removed]')
  })

  it('is left alone after it was removed as often as it was added', () => {
    const redactor = createRedactor()
    redactor.add('plain-secret')
    redactor.add('plain-secret')
    redactor.remove('plain-secret')
    expect(redactor.redact('plain-secret')).toBe('[removed]')
    redactor.remove('plain-secret')
    expect(redactor.redact('plain-secret')).toBe('plain-secret')
  })

  it('of less than four characters is not searched for', () => {
    expect(withSecret('', 'a', 'the')('the cat')).toBe('the cat')
  })
})

describe('an unknown secret', () => {
  const redact = withSecret()

  it.each([
    ['Authorization: Bearer abc.def.ghi', 'Authorization: [removed]'],
    ['ocp-apim-subscription-key: 0123\nAccept: */*', 'ocp-apim-subscription-key: [removed]\nAccept: */*'],
    ['{"API-Key":"0123","prompt":"a cat"}', '{"API-Key":[removed],"prompt":"a cat"}'],
    [`{ 'x-api-key': 'it\\'s', a: 1 }`, `{ 'x-api-key': [removed], a: 1 }`],
    ['{\\"API-Key\\":\\"0123\\",\\"prompt\\":\\"a cat\\"}', '{\\"API-Key\\":[removed],\\"prompt\\":\\"a cat\\"}'],
    ['set-cookie: a=b; c=d', 'set-cookie: [removed]'],
    ['sent with Bearer abcdefgh12345', 'sent with Bearer [removed]'],
    ['https://user:pass@host.test/x', 'https://[removed]@host.test/x'],
    [
      'https://b.test/a.png?X-Amz-Credential=AK%2F1&X-Amz-Date=2026&X-Amz-Signature=ff00#x',
      'https://b.test/a.png?X-Amz-Credential=[removed]&X-Amz-Date=2026&X-Amz-Signature=[removed]#x'
    ],
    ['https://b.test/a.png?se=1&amp;sig=abc%3D"', 'https://b.test/a.png?se=1&amp;sig=[removed]"'],
    ['"https://b.test/?a=1\\u0026token=abc\\u0026b=2"', '"https://b.test/?a=1\\u0026token=[removed]\\u0026b=2"'],
    [
      '?next=https%3A%2F%2Fb.test%2F%3FSignature%3Dabc%26a%3D1',
      '?next=https%3A%2F%2Fb.test%2F%3FSignature%3D[removed]%26a%3D1'
    ]
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean)
  })

  it.each([
    'a cat, the key to my heart',
    'tokens: 77',
    'https://b.test/a.png?width=512&seed=7',
    'the signature look of the 1950s',
    'cfg=7, my-api-keyboard: qwerty',
    'The bearer of news'
  ])('ordinary text stays: %s', (text) => {
    expect(redact(text)).toBe(text)
  })
})

describe('large texts', () => {
  // An expression that rescans the text for every match would take minutes here, and hit the test's time limit.
  it.each([
    ['ordinary words', 'a lighthouse at dusk, oil on canvas. '],
    ['half headers', 'authorization:" '],
    ['half links', '?sig=%26?sig'],
    ['backslashes', '\\"authorization\\\\\\'],
    ['user names', 'https://aaaaaaaa'],
    ['bearers', 'bearer        ']
  ])('of 2 MB of %s are processed to the end', (_name, unit) => {
    const redactor = createRedactor()
    for (let index = 0; index < 5; index += 1) redactor.add(`secret-number-${index}-of-a-usual-length`)
    const clean = redactor.redact(
      `${unit.repeat(Math.ceil(2_000_000 / unit.length))}\nsecret-number-4-of-a-usual-length`
    )
    expect(clean.endsWith('\n[removed]')).toBe(true)
  })
})

describe('a text that has to stay unchanged', () => {
  const redactor = createRedactor()
  redactor.add(secret)
  redactor.add('test')

  it.each([
    ['a link with the key', `https://a.test/?for=${encodeURIComponent(secret)}`, true],
    ['the key in base64', Buffer.from(secret).toString('base64'), true],
    ['a signed link without it', 'https://cdn.test/a.png?X-Amz-Signature=0f0f0f0f0f0f', false],
    ['a short key, which stands there by chance', 'https://cdn.test/a.png', false]
  ])('is checked for a secret: %s', (_what, text, holds) => {
    expect(redactor.holds(text)).toBe(holds)
  })
})
