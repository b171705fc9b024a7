import { describe, expect, it } from 'vitest'
import { firstPicture, openedWords } from './open-files.ts'

const file = (name: string, type: string): File => new File(['x'], name, { type })

describe('which of several files is opened', () => {
  it('is the first picture, whatever precedes it', () => {
    const files = [file('notes.txt', 'text/plain'), file('a.webp', 'image/webp'), file('b.png', 'image/png')]
    expect(firstPicture(files)?.name).toBe('a.webp')
  })

  it('may be a picture whose name says nothing', () => {
    expect(firstPicture([file('notes.txt', 'text/plain'), file('scan', '')])?.name).toBe('scan')
  })

  it('is the first of all if none is a picture, so that its error is shown', () => {
    expect(firstPicture([file('notes.txt', 'text/plain'), file('b.pdf', 'application/pdf')])?.name).toBe('notes.txt')
    expect(firstPicture([])).toBeUndefined()
  })

  it('is announced only if it may be surprising', () => {
    expect(openedWords({ known: false, files: 1, way: 'dropped' })).toBeNull()
    expect(openedWords({ known: false, files: 3, way: 'dropped' })).toMatch(/^You dropped 3 files\. .*first picture/)
    expect(openedWords({ known: true, files: 1, way: 'pasted' })).toContain('already in the library')
  })
})
