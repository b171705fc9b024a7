import { describe, expect, it } from 'vitest'
import { defaultsOf } from '../../../../shared/domain/field.ts'
import { draftSchema } from '../../../../shared/domain/settings.ts'
import { demo, first, lightning, ratios, second } from '../../data/__fixtures__/operations.ts'
import {
  composeOperations,
  droppedSentence,
  formOf,
  mapParameters,
  operationForRecipe,
  storeForm,
  switchOperation,
  withFittingSize
} from './draft.ts'

const empty = draftSchema.parse({})

describe('a model’s draft', () => {
  it('starts with the model’s defaults', () => {
    expect(formOf(empty, lightning)).toEqual({ prompt: '', width: 1024, height: 1024, steps: 4, guidance: 2 })
  })

  it('is restored as it was left, separately for each model', () => {
    const left = storeForm(
      storeForm(empty, lightning.id, { prompt: 'a', steps: 9, width: 832, height: 1216 }),
      ratios.id,
      { prompt: 'b', steps: 20 }
    )
    expect(formOf(left, lightning)).toEqual({ prompt: 'a', steps: 9, width: 832, height: 1216 })
    expect(formOf(left, ratios)).toEqual({ prompt: 'b', steps: 20 })
    expect(left.operationId).toBe(ratios.id)
  })

  it('keeps an emptied field empty instead of restoring the default', () => {
    const left = storeForm(empty, lightning.id, { prompt: 'a', steps: undefined, width: 832, height: 1216 })
    expect(formOf(left, lightning).steps).toBeUndefined()
    expect(draftSchema.safeParse(left).success).toBe(true)
  })

  it('is stored even if a number is half typed', () => {
    const left = storeForm(empty, lightning.id, { prompt: 'a', steps: 0, guidance: Number.NaN, seed: 3 })
    expect(draftSchema.safeParse(left).success).toBe(true)
    expect(left.parameters[lightning.id]).toEqual({ prompt: 'a', seed: 3 })
  })

  it('drops what the model no longer takes', () => {
    expect(formOf(storeForm(empty, ratios.id, { prompt: 'b', scheduler: 'euler' }), ratios)).toEqual({ prompt: 'b' })
  })
})

describe('parameters mapped to another model', () => {
  it('keep what fits, use defaults for the rest and name what has no place', () => {
    const mapped = mapParameters(ratios, { prompt: 'p', negativePrompt: 'n', steps: 10, seed: 4 })
    expect(mapped.parameters).toEqual({ ...defaultsOf(ratios.fields), prompt: 'p', steps: 10 })
    expect(mapped.dropped).toEqual(['negativePrompt', 'seed'])
    expect(droppedSentence(ratios, mapped.dropped)).toBe('Ratios does not support Negative prompt and Seed: left out.')
  })

  it('drop values that the model refuses, and say so', () => {
    const mapped = mapParameters(lightning, { prompt: 'p', guidance: 3.5, steps: 12 })
    expect(mapped.parameters).toMatchObject({ guidance: 2, steps: 12 })
    expect(droppedSentence(lightning, mapped.dropped)).toBe('Not accepted by Lightning, left unchanged: Guidance.')
  })

  it('refuse a size as a whole', () => {
    const mapped = mapParameters(lightning, { prompt: 'p', width: 512, height: 99 })
    expect(mapped.parameters).toMatchObject({ width: 1024, height: 1024 })
    expect(droppedSentence(lightning, mapped.dropped)).toBe('Not accepted by Lightning, left unchanged: Size.')
  })

  it('convert a size to the nearest ratio and back', () => {
    expect(mapParameters(ratios, { prompt: '', width: 1216, height: 832 })).toMatchObject({
      parameters: { aspectRatio: '3:2' },
      dropped: []
    })
    expect(mapParameters(lightning, { prompt: '', aspectRatio: '16:9' })).toMatchObject({
      parameters: { width: 1344, height: 768 },
      dropped: []
    })
  })

  it('become a size of the nearest shape if the other model is documented for less', () => {
    const fields = lightning.fields.map((field) =>
      field.kind === 'size'
        ? {
            ...field,
            advisedMax: 1100,
            choices: field.choices.slice(0, 1).concat({ width: 768, height: 512, label: '' })
          }
        : field
    )
    expect(withFittingSize(fields, { prompt: '', width: 1216, height: 832 })).toMatchObject({ width: 768, height: 512 })
    expect(withFittingSize(fields, { prompt: '', width: 1000, height: 640 })).toMatchObject({
      width: 1000,
      height: 640
    })
  })

  it('say nothing if nothing was lost', () => {
    expect(droppedSentence(lightning, [])).toBeNull()
  })
})

describe('choosing another model', () => {
  it('takes the prompt along to the other model’s own draft and leaves the rest of it', () => {
    const draft = storeForm(empty, ratios.id, { prompt: 'old', steps: 20, aspectRatio: '2:3' })
    const mapped = switchOperation(draft, lightning, ratios, { prompt: 'new', steps: 4, width: 1024, height: 1024 })
    expect(mapped.parameters).toMatchObject({ prompt: 'new', steps: 20, aspectRatio: '2:3' })
    expect(mapped.dropped).toEqual([])
  })

  it('names the negative prompt that the other model cannot take', () => {
    const current = { ...defaultsOf(lightning.fields), prompt: 'p', negativePrompt: 'blurry', seed: 3 }
    expect(switchOperation(empty, lightning, ratios, current).dropped).toEqual(['negativePrompt'])
    const draft = storeForm(empty, ratios.id, { prompt: '' })
    expect(switchOperation(draft, lightning, ratios, current).dropped).toEqual(['negativePrompt'])
  })
})

describe('what was not taken along to another model', () => {
  const locked = { ...empty, seedMode: 'locked' as const }
  const set = { ...defaultsOf(lightning.fields), prompt: 'p', seed: 3, steps: 9, width: 832, height: 1216 }

  it('includes a fixed seed that the model has no place for', () => {
    expect(switchOperation(locked, lightning, ratios, set).dropped).toEqual(['seed'])
    expect(switchOperation(empty, lightning, ratios, set).dropped).toEqual([])
  })

  it('includes everything set that the model’s own draft overrides', () => {
    const draft = storeForm(locked, ratios.id, { prompt: '', steps: 20, guidance: 3.5, aspectRatio: '16:9' })
    const switched = switchOperation(draft, lightning, ratios, set)
    expect(switched).toMatchObject({ dropped: ['seed'], replaced: ['steps', 'aspectRatio'] })
    expect(droppedSentence(ratios, switched.dropped, switched.replaced)).toBe(
      'Ratios does not support Seed: left out. Steps and Aspect ratio reset for Ratios.'
    )
  })

  it('includes a size that had to change', () => {
    const small = {
      ...lightning,
      id: 'first/small',
      label: 'Small',
      fields: lightning.fields.map((field) =>
        field.kind === 'size' ? { ...field, advisedMax: 1100, choices: field.choices.slice(0, 1) } : field
      )
    }
    const { replaced } = switchOperation(empty, lightning, small, set)
    expect(droppedSentence(small, [], replaced)).toBe('Size reset for Small.')
  })

  it('does not include the seed if both models take one: a fixed one is taken along', () => {
    const other = { ...lightning, id: 'first/other' }
    const draft = storeForm(locked, other.id, { prompt: '', seed: 8, steps: 9, width: 832, height: 1216 })
    expect(switchOperation(draft, lightning, other, set)).toMatchObject({
      parameters: { seed: 3 },
      dropped: [],
      replaced: []
    })
    expect(switchOperation({ ...draft, seedMode: 'random' }, lightning, other, set).parameters.seed).toBe(8)
  })
})

describe("a recipe's model", () => {
  const places = composeOperations([first, second, demo])

  it('is offered with the demo first and without inpainting', () => {
    expect(places.map((place) => place.operation.id)).toEqual(['demo/lightning', 'first/lightning', 'second/ratios'])
  })

  it('is its own, or the current one if that is gone', () => {
    expect(operationForRecipe(places, 'second/ratios', 'first/lightning')?.operation.id).toBe('second/ratios')
    expect(operationForRecipe(places, 'gone/model', 'first/lightning')?.operation.id).toBe('first/lightning')
    expect(operationForRecipe(places, 'first/repaint', null)?.operation.id).toBe('first/lightning')
    expect(operationForRecipe(places, null, null)?.operation.id).toBe('demo/lightning')
    expect(operationForRecipe([], 'x', null)).toBeNull()
  })
})
