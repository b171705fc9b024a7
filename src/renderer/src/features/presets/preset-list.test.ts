import { describe, expect, it } from 'vitest'
import type { Preset } from '../../../../shared/domain/preset.ts'
import type { OperationInfo } from '../../../../shared/domain/provider.ts'
import {
  barChips,
  chipsOf,
  isApplied,
  nameProblem,
  otherPresets,
  presetNamed,
  presetParameters,
  updatedParameters
} from './preset-list.ts'

const operation: OperationInfo = {
  id: 'a/b',
  label: 'B',
  summary: '',
  kind: 'text-to-image',
  fields: [],
  presets: [{ id: 'a/b:4', label: '4 steps', parameters: { steps: 4 } }],
  price: 'free',
  notes: [],
  endpointId: 'a'
}
const own: Preset[] = [
  { id: '01JDB0000000000000000000AB', name: 'Zebra', operationId: 'a/b', parameters: { steps: 20 }, createdAt: 1 },
  {
    id: '01JDB0000000000000000000AC',
    name: 'Film still',
    operationId: 'a/b',
    parameters: { steps: 4, guidance: 0 },
    createdAt: 2
  },
  { id: '01JDB0000000000000000000AD', name: 'Other', operationId: 'x/y', parameters: {}, createdAt: 3 }
]

describe('presets', () => {
  it('are listed for their model: its own first, then the user’s by name, each marked if the form equals it', () => {
    const chips = chipsOf(operation, own, { prompt: '', steps: 4, guidance: 0 })
    expect(chips.map((chip) => [chip.label, chip.applied])).toEqual([
      ['4 steps', true],
      ['Film still', true],
      ['Zebra', false]
    ])
  })

  it('with only a size are left to the size’s own chips, unless the user made them', () => {
    const sizes = {
      ...operation,
      presets: [{ id: 'a/b:s', label: 'Square', parameters: { width: 1, height: 1 } }, ...operation.presets]
    }
    const mine: Preset = {
      id: '01JDB0000000000000000000AE',
      name: 'Mine',
      operationId: 'a/b',
      parameters: { aspectRatio: '1:1' },
      createdAt: 4
    }
    expect(barChips(chipsOf(sizes, [mine], { prompt: '' })).map((chip) => chip.label)).toEqual(['4 steps', 'Mine'])
  })

  it('of other models have the model’s name, even if it is gone', () => {
    expect(otherPresets(operation, own, []).map((each) => each.model)).toEqual(['x/y'])
  })

  it('do not match a form that differs in one value, nor if they are empty', () => {
    expect(isApplied({ prompt: '', steps: 4 }, { steps: 4, guidance: 0 })).toBe(false)
    expect(isApplied({ prompt: '' }, {})).toBe(false)
    expect(isApplied({ prompt: '', steps: 4 }, { steps: 4, negativePrompt: '' })).toBe(true)
  })

  it('are saved with or without the prompt and the seed', () => {
    const form = { prompt: 'p', negativePrompt: 'n', seed: 3, steps: 4, width: undefined }
    expect(presetParameters(form, { prompt: false, seed: false })).toEqual({ steps: 4 })
    expect(presetParameters(form, { prompt: true, seed: true })).toEqual({
      prompt: 'p',
      negativePrompt: 'n',
      seed: 3,
      steps: 4
    })
  })

  it('are updated with the prompt and the seed only if they had them', () => {
    const form = { prompt: 'p', negativePrompt: 'n', seed: 3, steps: 4 }
    const preset = (parameters: Preset['parameters']): Preset => ({ ...own[0]!, parameters })
    expect(updatedParameters(form, preset({ steps: 20 }), 'locked')).toEqual({ steps: 4 })
    expect(updatedParameters(form, preset({ prompt: 'old', seed: 1 }), 'locked')).toEqual(form)
    expect(updatedParameters(form, preset({ prompt: 'old', seed: 1 }), 'random')).toEqual({
      prompt: 'p',
      negativePrompt: 'n',
      steps: 4
    })
  })

  it('are found by name within their model', () => {
    expect(presetNamed(' film STILL ', 'a/b', own)).toBe(own[1])
    expect(presetNamed('Other', 'a/b', own)).toBeUndefined()
  })

  it('need a name that is unique for their model', () => {
    const taken = { operationId: 'a/b', builtIn: operation.presets, own }
    expect(nameProblem(' ', taken)).toBe('Enter a name for the preset.')
    expect(nameProblem('film STILL', taken)).toBe('This model already has a preset of this name.')
    expect(nameProblem('film still', { ...taken, except: own[1]!.id })).toBeNull()
    expect(nameProblem('Film still', { operationId: 'x/y', builtIn: [], own })).toBeNull()
    expect(nameProblem(' 4 STEPS', taken)).toBe('This model comes with a preset of this name.')
    expect(nameProblem('x'.repeat(80), taken)).toBeNull()
    expect(nameProblem('x'.repeat(81), taken)).toBe('A preset name can have at most 80 characters: this one has 81.')
  })
})
