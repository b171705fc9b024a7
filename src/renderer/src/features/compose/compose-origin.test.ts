import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import { first, lightning } from '../../data/__fixtures__/operations.ts'
import { composeNow } from './compose-store.ts'

vi.mock('../../data/settings-store.ts', async (original) => ({
  ...(await original<object>()),
  updateSettingsSoon: () => undefined
}))

const places = [{ provider: first, operation: lightning }]
const pictureId = '01KB0000000000000000ABCDEF'
const origin = (): string | null => composeNow().draft.derivedFromPictureId

beforeEach(() => {
  const { recipeUsed } = composeNow()
  recipeUsed({ operationId: lightning.id, parameters: { prompt: 'a jay', seed: 5 }, seed: 'same', pictureId }, places)
})

describe('the picture that a form was filled from', () => {
  it('is kept while the form is edited', () => {
    composeNow().valuesChanged({ prompt: 'a blue jay' })
    composeNow().seedModeChosen('random')
    composeNow().presetApplied('4 steps', { steps: 4 })
    expect(origin()).toBe(pictureId)
  })

  it('is forgotten when the prompt is emptied, when it is dismissed, and when another recipe is loaded', () => {
    composeNow().valuesChanged({ prompt: '' })
    expect(origin()).toBeNull()
    composeNow().recipeUsed(
      { operationId: lightning.id, parameters: { prompt: 'a jay' }, seed: 'new', pictureId },
      places
    )
    composeNow().originForgotten()
    expect(origin()).toBeNull()
    composeNow().recipeUsed(
      { operationId: lightning.id, parameters: { prompt: 'a jay' }, seed: 'new', pictureId },
      places
    )
    composeNow().recipeUsed({ operationId: lightning.id, parameters: { prompt: 'an owl' }, seed: 'new' }, places)
    expect(origin()).toBeNull()
  })

  it('ends with sending, with or without a next seed, and stays if sending fails', () => {
    composeNow().sendEnded({ failure: new AppError('storage', 'No.') }, composeNow())
    expect(origin()).toBe(pictureId)
    composeNow().sendEnded({ sent: '1 request added.', nextSeed: undefined }, composeNow())
    expect([origin(), composeNow().draft.origin]).toEqual([null, null])
    composeNow().recipeUsed(
      { operationId: lightning.id, parameters: { prompt: 'a jay' }, seed: 'new', pictureId },
      places
    )
    composeNow().sendEnded({ sent: '1 request added.', nextSeed: 7 }, composeNow())
    expect([origin(), composeNow().form.seed]).toEqual([null, 7])
  })

  it('that was chosen while a request was being sent stays, with its seed', () => {
    const from = composeNow()
    const other = '01KB0000000000000000ABCDEG'
    composeNow().recipeUsed(
      { operationId: lightning.id, parameters: { prompt: 'an owl', seed: 9 }, seed: 'same', pictureId: other },
      places
    )
    composeNow().sendEnded({ sent: '1 request added.', nextSeed: 7 }, from)
    expect([origin(), composeNow().form.seed]).toEqual([other, 9])
    expect(composeNow().draft.origin?.prompt).toBe('an owl')
  })

  it('also ends if a seed was typed meanwhile, which stays', () => {
    const from = composeNow()
    composeNow().valuesChanged({ seed: 11 })
    composeNow().sendEnded({ sent: '1 request added.', nextSeed: 7 }, from)
    expect([origin(), composeNow().form.seed]).toEqual([null, 11])
  })

  it('is remembered with what it provided, and can be kept', () => {
    const given = { operationId: lightning.id, prompt: 'a jay', kept: false }
    expect(composeNow().draft.origin).toEqual(given)
    composeNow().originKept()
    expect(composeNow().draft.origin).toEqual({ ...given, kept: true })
  })
})
