import { describe, expect, it } from 'vitest'
import type { SizeField } from '../../../../shared/domain/field.ts'
import { lightning } from '../../data/__fixtures__/operations.ts'
import { chipLabels, choiceOf, ratioName, ratioValue, sizeForRatio, turned } from './size-choices.ts'

const field = lightning.fields.find((each) => each.kind === 'size') as SizeField

describe('sizes in words', () => {
  it('names a size by a ratio that is close, and by none that is not', () => {
    expect(ratioName({ width: 1024, height: 1024 })).toBe('1:1')
    expect(ratioName({ width: 1216, height: 832 })).toBe('3:2')
    expect(ratioName({ width: 768, height: 1344 })).toBe('9:16')
    expect(ratioName({ width: 1536, height: 640 })).toBe('21:9')
    expect(ratioName({ width: 2048, height: 256 })).toBeNull()
    expect(ratioName({ width: 0, height: 256 })).toBeNull()
  })

  it('reads ratios and nothing else', () => {
    expect(ratioValue('3:2')).toBe(1.5)
    expect(ratioValue('0:2')).toBeNull()
    expect(ratioValue('constructor')).toBeNull()
  })

  it('labels chips by ratio, and by pixels if two would have the same name', () => {
    expect(chipLabels(field)).toEqual(['1:1', '3:2', '2:3', '16:9'])
    expect(chipLabels({ ...field, choices: [...field.choices, { width: 512, height: 512, label: '' }] })).toEqual([
      '1:1',
      '3:2',
      '2:3',
      '16:9',
      '512 × 512'
    ])
    expect(
      chipLabels({ ...field, choices: [{ width: 1152, height: 896, label: 'Landscape 9:7 (1152 x 896)' }] })
    ).toEqual(['9:7'])
  })

  it('finds the chip of a size', () => {
    expect(choiceOf(field, { width: 832, height: 1216 })?.label).toBe('2:3')
    expect(choiceOf(field, { width: 832, height: 832 })).toBeNull()
  })

  it('rotates a size only if the field allows it', () => {
    expect(turned(field, { width: 1344, height: 768 })).toEqual({ width: 768, height: 1344 })
    expect(turned({ ...field, custom: false }, { width: 1344, height: 768 })).toBeNull()
    expect(turned(field, { width: 512, height: 512 })).toBeNull()
  })

  it('finds the size of a ratio', () => {
    expect(sizeForRatio(field, '2:3')).toEqual({ width: 832, height: 1216 })
    expect(sizeForRatio(field, 'wide')).toBeNull()
  })
})
