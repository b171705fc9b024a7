import { describe, expect, it } from 'vitest'
import { changeMarks, longestNote, mostTags, type PictureMarks, takenBack } from './picture-change.ts'

const marks: PictureMarks = {
  favourite: false,
  rating: 3,
  notes: 'first',
  tags: ['Sea'],
  collectionIds: ['01JDB000000000000000000001']
}

describe('a change of marks', () => {
  it('changes what it names and leaves the rest', () => {
    expect(changeMarks(marks, { rating: 5 })).toEqual({ ...marks, rating: 5 })
    expect(changeMarks(marks, {})).toEqual(marks)
  })

  it('appends to notes once, however often it is applied', () => {
    const once = changeMarks(marks, { addNotes: 'second' })
    expect(once.notes).toBe('first\nsecond')
    expect(changeMarks(once, { addNotes: 'second' }).notes).toBe('first\nsecond')
    expect(changeMarks({ ...marks, notes: '' }, { addNotes: 'second' }).notes).toBe('second')
    expect(changeMarks(marks, { notes: 'new', addNotes: 'second' }).notes).toBe('new\nsecond')
    expect(changeMarks({ ...marks, notes: 'x'.repeat(longestNote) }, { addNotes: 'second' }).notes).toHaveLength(
      longestNote
    )
  })

  it('keeps the spelling and position of an existing tag, and no more than allowed', () => {
    expect(changeMarks(marks, { addTags: ['sea', 'birds'] }).tags).toEqual(['Sea', 'birds'])
    expect(changeMarks(marks, { addTags: ['birds'], removeTags: ['SEA'] }).tags).toEqual(['birds'])
    const many = Array.from({ length: mostTags }, (_, at) => `tag ${at}`)
    expect(changeMarks({ ...marks, tags: many }, { addTags: ['one more'] }).tags).toEqual(many)
  })
})

describe('an undone change', () => {
  const change = { rating: 5, addTags: ['Light'], removeTags: ['sea'], addTo: ['01JDB000000000000000000002'] }
  const after = changeMarks(marks, change)

  it('leaves everything as it was before', () => {
    expect(takenBack(after, marks, after)).toEqual(marks)
  })

  it('keeps what was changed since', () => {
    const now = {
      ...after,
      favourite: true,
      notes: 'a later word',
      tags: ['Light', 'birds'],
      collectionIds: ['01JDB000000000000000000002', '01JDB000000000000000000003']
    }
    expect(takenBack(now, marks, after)).toEqual({
      favourite: true,
      rating: 3,
      notes: 'a later word',
      tags: ['birds', 'Sea'],
      collectionIds: ['01JDB000000000000000000003']
    })
    expect(takenBack({ ...now, rating: 1 }, marks, after).rating).toBe(1)
  })
})
