import { describe, expect, it } from 'vitest'
import { imageHostSettingsSchema } from '../../../../../shared/domain/image-host.ts'
import { form, repainting, service } from './__fixtures__/studio.ts'
import { describeRepaint, type RepaintInputs } from './describe-repaint.ts'

const demo: RepaintInputs = {
  place: { provider: { ...service, demo: true, needsKey: false }, operation: repainting },
  form,
  canvas: { width: 2000, height: 1500 },
  bounds: { x: 400, y: 300, width: 300, height: 200 },
  full: false,
  imageHost: imageHostSettingsSchema.parse({}),
  baseUrls: {},
  key: undefined,
  writable: true,
  online: true
}
const paid = { ...demo, place: { provider: service, operation: repainting } }

describe('the effect of a click on Repaint', () => {
  it('is blocked by nothing with the demo, a mask and a prompt', () => {
    const repaint = describeRepaint(demo)
    expect(repaint).toMatchObject({ blocked: null, problems: {}, destination: { kind: 'demo' } })
    expect(repaint.parameters).toEqual({ prompt: 'a goldfinch', steps: 30 })
  })

  it('is blocked while nothing is painted', () => {
    expect(describeRepaint({ ...demo, bounds: null }).blocked).toContain('Paint over')
  })

  it('does not mention the whole picture if only the masked part will be sent and nothing is painted', () => {
    const large = { ...demo, canvas: { width: 8000, height: 6000 }, bounds: null }
    expect(describeRepaint(large).warnings).toEqual([])
    expect(describeRepaint({ ...large, form: { ...form, mode: 'whole' } }).warnings).not.toEqual([])
  })

  it('is blocked while the service cannot reach the picture', () => {
    expect(describeRepaint(paid)).toMatchObject({
      blocked: 'No image host is set up, so First cannot fetch the picture.',
      destination: { kind: 'missing-key' }
    })
  })

  it('is blocked until both links are given', () => {
    const links = { ...paid, imageHost: { use: 'link' as const, s3: null } }
    expect(describeRepaint(links).blocked).toContain('links')
    expect(
      describeRepaint({ ...links, form: { ...form, links: { picture: 'https://a.example/p', mask: '' } } }).blocked
    ).toContain('links')
    expect(
      describeRepaint({
        ...links,
        form: { ...form, links: { picture: 'https://a.example/p', mask: 'https://a.example/m' } }
      }).blocked
    ).toBeNull()
  })

  it('is blocked if the library cannot store a result', () => {
    expect(describeRepaint({ ...demo, writable: false }).blocked).toContain('cannot be written')
  })

  it('includes a warning about a full mask, and about a missing network', () => {
    expect(describeRepaint({ ...demo, full: true }).warnings.join(' ')).toContain('covers everything')
    expect(describeRepaint({ ...paid, online: false }).warnings.join(' ')).toContain('offline')
    expect(describeRepaint({ ...demo, online: false }).warnings.join(' ')).not.toContain('offline')
  })

  it('names the smallest size at which no detail is lost, where there is one', () => {
    const wide = { ...demo, bounds: { x: 100, y: 100, width: 700, height: 600 } }
    expect(describeRepaint(demo).sharper).toBeNull()
    const { sharper } = describeRepaint(wide)
    expect(sharper).toBe(768)
    expect(describeRepaint({ ...wide, form: { ...form, sendAt: sharper } })).toMatchObject({
      warnings: [],
      sharper: null
    })
    const huge = { ...demo, canvas: { width: 8000, height: 6000 }, bounds: { x: 0, y: 0, width: 7000, height: 5000 } }
    expect(describeRepaint(huge).sharper).toBeNull()
  })
})
