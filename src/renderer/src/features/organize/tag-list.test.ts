import { describe, expect, it } from 'vitest'
import { listed, renaming } from './tag-list.ts'

const tags = [
  { tag: 'sea', count: 30 },
  { tag: 'Birds', count: 4 },
  { tag: 'bird 10', count: 2 },
  { tag: 'bird 9', count: 1 }
]

describe('the list of tags', () => {
  it('is searched by any part of a name, and sorted by use or name', () => {
    expect(listed(tags, '', 'count').map(({ tag }) => tag)).toEqual(['sea', 'Birds', 'bird 10', 'bird 9'])
    expect(listed(tags, 'BIRD', 'name').map(({ tag }) => tag)).toEqual(['bird 9', 'bird 10', 'Birds'])
  })

  it('says if a name merges two tags', () => {
    expect(renaming(tags, 'bird 9', ' birds ')).toEqual({ name: 'birds', same: false, join: tags[1] })
    expect(renaming(tags, 'Birds', 'birds')).toEqual({ name: 'birds', same: false, join: null })
    expect(renaming(tags, 'sea', '  ')).toMatchObject({ same: true })
    expect(renaming(tags, 'sea', 'sea')).toMatchObject({ same: true })
  })
})
