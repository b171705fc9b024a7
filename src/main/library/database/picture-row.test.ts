import { expect, it } from 'vitest'
import { type Picture, pictureSchema } from '../../../shared/domain/picture.ts'
import { columnsOf, type PictureColumnTable, pictureColumnTable, storedOf } from './picture-row.ts'

const picture: Picture = pictureSchema.parse({
  id: '01KAJPP2GXADHY8RSCN44THYQW',
  sha256: 'a'.repeat(64),
  fileName: `${'a'.repeat(64)}.png`,
  mime: 'image/png',
  width: 640,
  height: 480,
  bytes: 1234,
  colour: '#00a0ff',
  createdAt: 1_700_000_000_000,
  origin: 'generated',
  jobId: '01KAJPP2GXADHY8RSCN44THYQX',
  batchId: '01KAJPP2GXADHY8RSCN44THYQY',
  operationId: 'demo/sdxl',
  providerLabel: 'Demo',
  operationLabel: 'SDXL',
  parameters: { prompt: 'a lighthouse' },
  tookMs: 12.5,
  ordinal: 2,
  sourcePictureId: '01KAJPP2GXADHY8RSCN44THYQZ',
  derivedFromPictureId: '01KAJPP2GXADHY8RSCN44THYR0',
  maskId: '01KAJPP2GXADHY8RSCN44THYR1',
  favourite: true,
  rating: 4,
  notes: 'Print it.',
  tags: ['sea'],
  collectionIds: ['01KAJPP2GXADHY8RSCN44THYR2'],
  imported: { fileName: 'one.png', importedAt: 1, software: null, model: null, extra: {} },
  fileRemovedAt: 3,
  children: 2,
  trashedAt: 4,
  missing: true,
  demo: true
})

it('reads every field back from its column', () => {
  const columns = columnsOf({ order: 7, picture, request: null }, 7, 1)
  // Counted by the database itself.
  expect(columns).not.toHaveProperty('children')
  expect(storedOf({ ...columns, children: 2 })).toEqual({ order: 7, picture, request: null })
})

it('has a column for every field, as the compiler requires', () => {
  const { tookMs: _, ...forgotten } = pictureColumnTable
  // @ts-expect-error A field without a column would be lost with the next start.
  const incomplete: PictureColumnTable = forgotten
  expect(Object.keys(pictureColumnTable).sort()).toEqual(Object.keys(pictureSchema.shape).sort())
  expect(Object.keys(incomplete)).not.toContain('tookMs')
})
