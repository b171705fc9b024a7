import { describe, expect, it } from 'vitest'
import { isAnotherPrompt, type Origin, strayedFrom } from './strayed-from.ts'

describe('a different prompt', () => {
  it.each([
    ['a lighthouse at dusk', 'a lighthouse at dawn, oil painting, golden light'],
    ['a jay', 'a blue jay on a branch'],
    ['a fox in the snow, photo, morning light', 'a fox, photo'],
    ['Grüne Hügel', 'grüne hügel im Nebel'],
    ['', ''],
    ['a', 'a']
  ])('is not one that was edited: %s', (one, other) => expect(isAnotherPrompt(one, other)).toBe(false))

  it.each([
    ['a lighthouse at dusk', 'green hills at noon'],
    ['the sea and the sky', 'the fox and the snow'],
    ['a jay', ''],
    ['', 'a jay'],
    ['雪の中の狐', '夕暮れの灯台']
  ])('is one with next to nothing in common: %s', (one, other) => expect(isAnotherPrompt(one, other)).toBe(true))
})

it('a form has strayed by its prompt or its model, unless the user wants that', () => {
  const origin: Origin = { operationId: 'a/b', prompt: 'a jay', kept: false }
  expect(strayedFrom(origin, 'a/b', 'a blue jay')).toBeNull()
  expect(strayedFrom(origin, 'a/c', 'a blue jay')).toBe('model')
  expect(strayedFrom(origin, 'a/b', 'green hills')).toBe('prompt')
  expect(strayedFrom({ ...origin, kept: true }, 'a/c', 'green hills')).toBeNull()
  expect(strayedFrom(null, 'a/b', 'green hills')).toBeNull()
})
