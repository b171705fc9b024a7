import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { asJson, asText, detailsOf, requestAsText } from './details.ts'

const now = new Date('2026-11-21T15:00:00').getTime()
const picture = {
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  sha256: 'a'.repeat(64),
  mime: 'image/png',
  width: 1216,
  height: 832,
  bytes: 1_912_345,
  createdAt: new Date('2026-11-21T14:02:00').getTime(),
  operationId: 'pixazo/sdxl-lightning',
  providerLabel: 'Pixazo',
  operationLabel: 'SDXL Lightning',
  parameters: {
    prompt: 'a sparrow',
    negativePrompt: 'blurry',
    width: 1216,
    height: 832,
    steps: 4,
    guidance: 0,
    seed: 0,
    refiner: false
  },
  inpaint: null,
  tookMs: 6400
} as Picture

const lines = (one: Picture): string[] => detailsOf(one, now).map(({ label, value }) => `${label}: ${value}`)

describe('the details of a picture', () => {
  it('list the recipe, including zero and off', () => {
    expect(lines(picture)).toEqual([
      'Model: SDXL Lightning, Pixazo',
      'Size: 1216 × 832',
      'Steps: 4',
      'Guidance: 0',
      'Seed: 0',
      'Refiner: off',
      'File: PNG, 1.9 MB',
      'Took: 6.4 s',
      'Made: today 14:02'
    ])
  })

  it('include the requested size if another one was returned', () => {
    expect(lines({ ...picture, width: 1024, height: 1024 })).toContain('Requested: 1216 × 832')
  })

  it('leave the size sent for a repaint to its mask', () => {
    const repaint = { mode: 'masked' } as Picture['inpaint']
    expect(lines({ ...picture, width: 1024, height: 1024, inpaint: repaint }).join()).not.toContain('Requested')
  })

  it('distinguish the service’s own name of a model from the model', () => {
    expect(lines({ ...picture, parameters: { prompt: '', modelId: 'sdxl-x' } })).toEqual(
      expect.arrayContaining(['Model: SDXL Lightning, Pixazo', 'Model ID: sdxl-x'])
    )
  })

  it('include the file of a picture without a recipe', () => {
    expect(lines({ ...picture, parameters: null, providerLabel: null, operationLabel: null, tookMs: null })).toEqual([
      'Size: 1216 × 832',
      'File: PNG, 1.9 MB',
      'Made: today 14:02'
    ])
  })

  it('copy everything as text and as JSON', () => {
    expect(asText(picture, now).split('\n').slice(0, 3)).toEqual([
      'Prompt: a sparrow',
      'Negative prompt: blurry',
      'Model: SDXL Lightning, Pixazo'
    ])
    expect(JSON.parse(asJson(picture))).toMatchObject({
      service: 'Pixazo',
      parameters: { seed: 0 },
      picture: { width: 1216 }
    })
  })

  it('contain a request as sent over the wire', () => {
    expect(
      requestAsText({ method: 'POST', url: 'https://a.example/x', headers: { 'X-Key': 'YOUR_KEY' }, body: '{}' })
    ).toBe('POST https://a.example/x\nX-Key: YOUR_KEY\n\n{}')
    expect(requestAsText({ method: 'GET', url: 'https://a.example/x', headers: {}, body: '' })).toBe(
      'GET https://a.example/x'
    )
  })
})
