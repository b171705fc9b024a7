import { describe, expect, it } from 'vitest'
import { imageHostSettingsSchema, s3Schema } from '../../../../../shared/domain/image-host.ts'
import type { InpaintReport } from '../../../../../shared/domain/inpaint.ts'
import { resultOf, service } from './__fixtures__/studio.ts'
import { hostFor, linkProblem, reportWords, sentWords } from './studio-words.ts'

const inpaint = resultOf(1).inpaint!
const report: InpaintReport = {
  returned: { width: 512, height: 512 },
  returnedSha256: null,
  scaled: false,
  untouched: false,
  drift: { changed: 0.008, mean: 1.23, most: 40 }
}

describe('the texts of the studio', () => {
  it('say what is sent and what it is scaled from', () => {
    expect(sentWords(inpaint)).toBe('512 × 512 around the mask, padding 48, scaled from 396 × 396')
    expect(sentWords({ ...inpaint, mode: 'whole', area: { x: 0, y: 0, width: 512, height: 512 } })).toBe(
      '512 × 512, the whole picture'
    )
  })

  it('say what the service did outside the mask', () => {
    expect(reportWords(report, inpaint)).toEqual([
      'The service changed 0.8 % of the pixels outside the mask (mean 1.2 of 255). The original pixels were kept.'
    ])
    expect(reportWords({ ...report, drift: { changed: 0.0002, mean: 0, most: 9 } }, inpaint)[0]).toContain(
      'less than 0.1 %'
    )
    expect(reportWords({ ...report, drift: { changed: 0, mean: 0, most: 0 } }, inpaint)[0]).toContain(
      'Nothing visible changed'
    )
  })

  it('say when the answer had another size or was the picture itself', () => {
    const words = reportWords(
      { ...report, scaled: true, untouched: true, returned: { width: 1024, height: 768 } },
      inpaint
    )
    expect(words[1]).toBe('The service returned 1024 × 768 instead of 512 × 512, so the result was scaled.')
    expect(words[2]).toContain('nothing was repainted')
  })

  it('name the bucket, and say what happens to its contents', () => {
    const s3 = s3Schema.parse({
      endpoint: 'https://account.r2.cloudflarestorage.com',
      bucket: 'studio',
      accessKeyId: 'a'
    })
    const host = imageHostSettingsSchema.parse({ use: 's3', s3 })
    expect(hostFor(service, host)).toEqual({
      kind: 'upload',
      text: 'Uploaded to the bucket “studio” on account.r2.cloudflarestorage.com, and deleted when done.'
    })
    expect(hostFor(service, { ...host, s3: { ...s3, deleteAfter: false } }).text).toContain('and left there')
  })

  it('say that a service cannot reach the picture, unless it is the demo', () => {
    const none = imageHostSettingsSchema.parse({})
    expect(hostFor(service, none).kind).toBe('none')
    expect(hostFor(service, { ...none, use: 's3' }).kind).toBe('none')
    expect(hostFor({ ...service, demo: true }, none).kind).toBe('upload')
    expect(hostFor(service, { ...none, use: 'link' }).kind).toBe('link')
  })

  it.each(['', 'example.com/a.png', 'ftp://example.com/a.png', 'https://', 'https://a b'])(
    'do not accept “%s” as a link',
    (link) => {
      expect(linkProblem(link)).not.toBeNull()
    }
  )

  it('accept a link', () => {
    expect(linkProblem(' https://example.com/a.png?x=1 ')).toBeNull()
  })
})
