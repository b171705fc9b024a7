import { beforeEach, describe, expect, it } from 'vitest'
import { useLayout } from './layout-store.ts'
import { hashOfView, showViewOfAddress } from './view-in-address.ts'

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

beforeEach(() => useLayout.setState(useLayout.getInitialState()))

describe('the view in the address', () => {
  it.each([
    ['viewer', id],
    ['inpaint', null],
    ['queue', null],
    ['settings', null]
  ] as const)('is restored: %s', (view, openPictureId) => {
    showViewOfAddress(hashOfView({ view, openPictureId }))
    expect(useLayout.getState()).toMatchObject({ view, openPictureId })
  })

  it.each([
    '',
    '#',
    '#view=nowhere',
    '#view=viewer',
    '#view=viewer&picture=../x',
    `#view=viewer&picture=${id}&more=1`,
    '#view=compare'
  ])('is the gallery for %j', (hash) => {
    showViewOfAddress(hash)
    expect(useLayout.getState()).toMatchObject({ view: 'gallery', openPictureId: null })
  })

  it('of a comparison or lineage is the gallery: what was chosen for them is gone', () => {
    expect([
      hashOfView({ view: 'compare', openPictureId: id }),
      hashOfView({ view: 'lineage', openPictureId: null })
    ]).toEqual(['#view=gallery', '#view=gallery'])
  })
})
