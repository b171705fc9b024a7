import { beforeEach, expect, it } from 'vitest'
import { fillNotices, type Note } from '../data/notices.ts'
import { endUndo, offerUndo, sayUndone } from './offer-undo.ts'

const shown = new Map<string, Note>()

beforeEach(() => {
  shown.clear()
  fillNotices({
    show: (note) => {
      const id = note.id ?? `${shown.size}`
      if (!shown.has(id)) shown.set(id, note)
      return id
    },
    hide: (id) => void shown.delete(id)
  })
})

it('replaces the previous notice, and undoes what it says itself', () => {
  const taken: string[] = []
  offerUndo('changed', '2 pictures rated 4 stars.', () => taken.push('rated'))
  offerUndo('changed', '3 pictures tagged “sea”.', () => taken.push('tagged'))
  const [notice, ...others] = shown.values()
  expect(others).toEqual([])
  expect(notice).toMatchObject({ message: '3 pictures tagged “sea”.', button: { label: 'Undo' } })
  notice!.button!.press()
  expect(taken).toEqual(['tagged'])
  expect(shown.size).toBe(0)
})

it('leaves a notice of another kind alone', () => {
  offerUndo('changed', 'Changed.', () => undefined)
  offerUndo('restored', 'Restored.', () => undefined)
  expect([...shown.values()].map(({ message }) => message)).toEqual(['Changed.', 'Restored.'])
})

it('is replaced by what was undone, and leaves no button that does nothing', () => {
  offerUndo('changed', 'Moved to the trash.', () => undefined)
  endUndo('changed')
  expect(shown.size).toBe(0)
  sayUndone('changed', '1 picture restored.')
  const [notice] = shown.values()
  expect(notice).toMatchObject({ message: '1 picture restored.' })
  expect(notice?.button).toBeUndefined()
  offerUndo('changed', 'Moved to the trash.', () => undefined)
  expect([...shown.values()].map(({ message }) => message)).toEqual(['Moved to the trash.'])
})
