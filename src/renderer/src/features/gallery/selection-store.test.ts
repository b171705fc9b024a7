import { beforeEach, describe, expect, it } from 'vitest'
import type { PictureStub } from '../../../../shared/domain/picture.ts'
import { everything, type PictureQuery } from '../../../../shared/domain/picture-query.ts'
import { PictureIndex } from '../../data/picture-index.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { useSelection } from './selection-store.ts'

const stub = (id: string): PictureStub => [id, 4, 3, 0, 1, 0]

/** The list after it was reloaded. */
function listed(ids: string[], query: PictureQuery = usePictures.getState().query): void {
  const index = new PictureIndex()
  index.append(ids.map(stub))
  index.previous = usePictures.getState().index
  usePictures.setState({ query })
  usePictures.setState(({ version }) => ({ index, version: version + 1, state: 'complete' }))
}

const selected = (): string[] => [...useSelection.getState().selected]

beforeEach(() => {
  listed(['a', 'b', 'c', 'd'], { ...everything })
  useSelection.getState().selectionCleared()
  useSelection.getState().pictureSelected('b', { toggle: false, extend: false })
})

describe('the selection in a reloaded list', () => {
  it('moves to the picture that replaced a removed one', () => {
    listed(['a', 'c', 'd'])
    expect(selected()).toEqual(['c'])
  })

  it('is empty if something else was listed, and what was selected is not in it', () => {
    listed(['x', 'y', 'z'], { ...everything, search: 'boat' })
    expect(selected()).toEqual([])
    expect(useSelection.getState().cursor).toBeNull()
  })

  it('keeps what is in the new list, too', () => {
    useSelection.getState().pictureSelected('d', { toggle: true, extend: false })
    listed(['d', 'x'], { ...everything, search: 'boat' })
    expect(selected()).toEqual(['d'])
  })
})

describe('all of a list that is still loading', () => {
  const coming = (ids: string[], query = usePictures.getState().query): void => {
    const index = new PictureIndex()
    index.append(ids.map(stub))
    usePictures.setState({ query })
    usePictures.setState(({ version }) => ({ index, version: version + 1, state: 'filling' }))
  }

  it('are selected as they arrive, without what has left the list meanwhile', () => {
    coming(['a', 'b'])
    useSelection.getState().everythingSelected()
    listed(['a', 'c', 'd'])
    expect(selected()).toEqual(['a', 'c', 'd'])
  })

  it('are not those of another list requested before', () => {
    coming(['a', 'b'])
    useSelection.getState().everythingSelected()
    coming(['x', 'y'], { ...everything, search: 'boat' })
    listed(['x', 'y', 'z'])
    expect(selected()).toEqual([])
  })
})
