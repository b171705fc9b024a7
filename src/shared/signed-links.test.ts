import { expect, it } from 'vitest'
import { isSigned, unsigned, withoutSignedQueries } from './signed-links.ts'

it.each([
  'https://bucket.example/p.png?X-Amz-Signature=5ecre7',
  'https://store.example/p.png?sv=2024&sig=5ecre7',
  'https://cdn.example/p.png?hdnts=exp=1~hmac=5ecre7',
  'https://cdn.example/p.png?jwt=5ecre7',
  'https://app.example/p.png#access_token=5ecre7',
  'https://user:5ecre7@files.example/p.png'
])('%s loses its signature', (link) => {
  expect(isSigned(link)).toBe(true)
  expect(unsigned(link)).toMatch(/\.example\/p\.png$/)
  expect(withoutSignedQueries(`see ${link} there`)).not.toContain('5ecre7')
})

it('any other link stays as it is', () => {
  for (const link of ['https://example.com/p.png?width=512', 'https://example.com/page#chapter-2'])
    expect(withoutSignedQueries(link)).toBe(link)
})
