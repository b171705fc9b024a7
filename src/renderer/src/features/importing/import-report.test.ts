import { describe, expect, it } from 'vitest'
import { report } from './import-report.ts'

describe('the report on files imported by their bytes', () => {
  it('counts what was imported, known and refused', () => {
    expect(report({ imported: 2, known: 1, refused: [] })).toEqual({
      message: '2 pictures imported. 1 was here already.',
      lines: []
    })
    expect(report({ imported: 0, known: 0, refused: ['This file is empty: a.png.'] })).toEqual({
      tone: 'bad',
      message: '1 could not be imported.',
      lines: ['This file is empty: a.png.']
    })
  })

  it('gives the first reasons of many', () => {
    expect(report({ imported: 1, known: 0, refused: ['a', 'b', 'c', 'd', 'e'] }).lines).toEqual([
      'a',
      'b',
      'c',
      'And 2 more.'
    ])
  })
})
