import { expect, it } from 'vitest'
import type { ExportSurvey } from '../../../../shared/domain/export.ts'
import { exportSettingsSchema } from '../../../../shared/domain/export.ts'
import { amountWords, placeWords, thereWords, warnings } from './export-words.ts'

const survey = (changes: Partial<ExportSurvey> = {}): ExportSurvey => ({
  count: 12,
  gone: 0,
  masks: 0,
  groups: [{ width: 1024, height: 1024, mime: 'image/png', count: 12, bytes: 18_000_000 }],
  samples: [],
  ...changes
})
const settings = (changes = {}) => exportSettingsSchema.parse(changes)

it('says how many, and about how much', () => {
  expect(amountWords(survey(), settings())).toBe('12 pictures, about 18 MB')
  expect(amountWords(survey({ gone: 3 }), settings())).toBe('9 pictures, about 14 MB')
  expect(amountWords(survey(), settings({ format: 'webp' }))).toBe('12 pictures, about 2.0 MB')
  expect(amountWords(survey(), settings({ format: 'png', maxSide: 512 }))).toBe('12 pictures, about 4.7 MB')
  expect(amountWords(survey(), settings({ format: 'png', maxSide: 4096 }))).toBe('12 pictures, about 18 MB')
  expect(amountWords(survey({ gone: 3 }), settings({ form: 'sheet' }))).toBe('12 pictures, about 144 kB')
})

it('says what is left out or changed', () => {
  expect(warnings(survey(), settings())).toEqual([])
  expect(warnings(survey({ gone: 1 }), settings({ format: 'jpeg' }))).toEqual([
    'One picture no longer has a file and is left out.',
    'Transparent areas become white in JPEG.'
  ])
})

it('says where it goes', () => {
  expect(placeWords('/home/me/out', 'zip', 'mine')).toBe('/home/me/out/mine.zip')
  expect(placeWords('C:\\out\\', 'folder', 'mine')).toBe('C:\\out\\mine')
  expect(placeWords('/home/me/out', 'folder', ' ')).toBe('/home/me/out')
})

it('says what already exists', () => {
  expect(thereWords('folder', 1)).toBe('One file of the same name already exists.')
  expect(thereWords('folder', 1200)).toBe('1,200 files of the same names already exist.')
  expect(thereWords('zip', 1)).toBe('A zip of this name already exists.')
})
