import { describe, expect, it } from 'vitest'
import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { relativesOf } from './use-relatives.ts'

const node = (id: string, parentId: string | null): LineageNode => ({
  id,
  parentId,
  relation: parentId === null ? 'root' : 'repainted',
  state: 'shown',
  kind: 'generated',
  width: 1,
  height: 1,
  colour: '#000000',
  createdAt: 0,
  favourite: false,
  rating: 0,
  maskId: null,
  extend: null,
  studio: false,
  batchId: null,
  title: '',
  model: null,
  changes: []
})

const ids = (nodes: readonly LineageNode[]): string[] => nodes.map(({ id }) => id)

describe('relativesOf', () => {
  const family = [
    node('root', null),
    node('other', null),
    node('a', 'root'),
    node('b', 'root'),
    node('aa', 'a'),
    node('ab', 'a')
  ]

  it('have the path from the first one, and what was made from it', () => {
    const { before, after, beside, count } = relativesOf('a', family, false)
    expect([ids(before), ids(after), ids(beside), count]).toEqual([['root'], ['aa', 'ab'], [], 6])
  })

  it('have what is beside a first one', () => {
    expect(ids(relativesOf('root', family, false).beside)).toEqual(['other'])
    expect(relativesOf('nobody', family, false)).toMatchObject({ before: [], after: [], beside: [] })
  })
})
