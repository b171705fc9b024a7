import { describe, expect, it } from 'vitest'
import { panelSizesSchema } from '../../../shared/domain/settings.ts'
import { centreGood, centreMin, panelLimits, railWidth, roomFor, withPanel } from './panels.ts'

const usual = panelSizesSchema.parse({})

describe('the space of the panels', () => {
  it('gives both panels their remembered width in a wide window', () => {
    expect(roomFor('gallery', usual, 1600)).toEqual({
      compose: true,
      composeWidth: 328,
      inspector: true,
      inspectorWidth: 304
    })
  })

  const narrow = 1024 - railWidth

  it('hides the inspector in a narrow window, and both panels in its viewer', () => {
    expect(roomFor('gallery', usual, narrow)).toMatchObject({ compose: true, composeWidth: 328, inspector: false })
    expect(roomFor('viewer', usual, narrow)).toMatchObject({ compose: false, inspector: false })
    expect(roomFor('viewer', usual, 1200 - railWidth)).toMatchObject({ compose: true, inspector: true })
  })

  it('remembers what is opened by hand in a narrow window separately from a wide one', () => {
    const place = { view: 'gallery', width: narrow } as const
    const both = { ...usual, ...withPanel(usual, place, { inspector: true }) }
    const room = roomFor('gallery', both, narrow)
    expect(room).toMatchObject({ compose: true, inspector: true })
    expect(narrow - room.composeWidth - room.inspectorWidth).toBeGreaterThanOrEqual(centreGood)
    const closed = { ...both, ...withPanel(both, place, { inspector: false, compose: false }) }
    expect(roomFor('gallery', closed, narrow)).toMatchObject({ compose: false, inspector: false })
    expect(roomFor('gallery', closed, 1600)).toMatchObject({ compose: true, inspector: true })
    expect(roomFor('viewer', closed, narrow)).toMatchObject({ compose: false, inspector: false })
  })

  it('opens a panel for a command in place of the other one', () => {
    const place = { view: 'gallery', width: narrow } as const
    const swapped = { ...usual, ...withPanel(usual, place, { inspector: true }, true) }
    expect(roomFor('gallery', swapped, narrow)).toMatchObject({ compose: false, inspector: true })
    const wide = { ...usual, ...withPanel(usual, { ...place, width: 1600 }, { inspector: true }, true) }
    expect(roomFor('gallery', wide, 1600)).toMatchObject({ compose: true, inspector: true })
  })

  const wished = { ...usual, narrow: { compose: true, inspector: true } }

  it('shrinks wide panels before it hides one', () => {
    const room = roomFor('gallery', { ...wished, composeWidth: 560, inspectorWidth: 560 }, narrow)
    expect(room.inspector).toBe(true)
    expect(room.composeWidth + room.inspectorWidth).toBeLessThanOrEqual(narrow - centreMin)
    expect(room.inspectorWidth).toBeGreaterThanOrEqual(panelLimits.inspector.min)
  })

  it('hides the inspector if both do not fit, and keeps compose', () => {
    expect(roomFor('gallery', wished, 700)).toMatchObject({ compose: true, inspector: false })
  })

  it('gives the settings the whole width', () => {
    expect(roomFor('settings', usual, 1600)).toMatchObject({ compose: false, inspector: false })
  })
})
