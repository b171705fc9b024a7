import { describe, expect, it } from 'vitest'
import { panelSizesSchema } from '../../../shared/domain/settings.ts'
import { centreGood, centreMin, panelLimits, railWidth, roomFor } from './panels.ts'

const usual = panelSizesSchema.parse({})

describe('the room of the panels', () => {
  it('gives both panels their remembered width in a wide window', () => {
    expect(roomFor('gallery', usual, 1600)).toEqual({
      compose: true,
      composeWidth: 328,
      inspector: true,
      inspectorWidth: 304
    })
  })

  it('shows everything at 1024 pixels and leaves the centre two pictures', () => {
    const room = roomFor('gallery', usual, 1024 - railWidth)
    expect(room).toMatchObject({ compose: true, inspector: true })
    expect(1024 - railWidth - room.composeWidth - room.inspectorWidth).toBeGreaterThanOrEqual(centreGood)
  })

  it('shrinks wide panels before it hides one', () => {
    const room = roomFor('gallery', { ...usual, composeWidth: 560, inspectorWidth: 560 }, 976)
    expect(room.inspector).toBe(true)
    expect(room.composeWidth + room.inspectorWidth).toBeLessThanOrEqual(976 - centreMin)
    expect(room.inspectorWidth).toBeGreaterThanOrEqual(panelLimits.inspector.min)
  })

  it('gives an inspector with nothing to show no room in a narrow window, unless it is closed anyway', () => {
    const room = roomFor('gallery', usual, 1024 - railWidth, false)
    expect(room).toMatchObject({ compose: true, composeWidth: 328, inspector: false })
    expect(roomFor('gallery', usual, 1200 - railWidth, false).inspector).toBe(true)
    expect(roomFor('gallery', { ...usual, inspectorOpen: false }, 1600, true).inspector).toBe(false)
  })

  it('lets the inspector give way in a narrow window and keeps compose', () => {
    expect(roomFor('gallery', usual, 700)).toMatchObject({ compose: true, inspector: false })
  })

  it('gives the settings the whole width', () => {
    expect(roomFor('settings', usual, 1600)).toMatchObject({ compose: false, inspector: false })
  })
})
