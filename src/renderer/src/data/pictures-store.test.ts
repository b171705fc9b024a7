import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input, Output } from '../../../shared/contract.ts'
import { type Picture, type PictureStub, stubOf } from '../../../shared/domain/picture.ts'
import { everything } from '../../../shared/domain/picture-query.ts'

vi.mock('@mantine/notifications', () => ({ notifications: { show: vi.fn<() => void>() } }))
const { firstPage, nextPages, usePictures } = await import('./pictures-store.ts')

const id = (at: number): string => `01${String(at).padStart(24, '0')}`
const stub = (at: number): PictureStub => [id(at), 4, 3, 0, at, 0]
const picture = (at: number, trashedAt: number | null = null): Picture =>
  ({
    id: id(at),
    width: 4,
    height: 3,
    colour: '#000000',
    createdAt: at,
    trashedAt,
    tags: [],
    collectionIds: [],
    maskId: null,
    fileRemovedAt: null
  }) as unknown as Picture

let library: PictureStub[] = []
const asked: Input<'pictures.index'>[] = []
/** Called before an answer is returned, to let something happen in between. */
let between: (input: Input<'pictures.index'>) => void = () => undefined

function page({ after, limit, query }: Input<'pictures.index'>): Output<'pictures.index'> {
  const matching = query?.search ? library.filter((_, at) => at % 2 === 0) : library
  const from = after === null ? 0 : matching.findIndex(([other]) => other === after) + 1
  return { stubs: matching.slice(from, from + limit), total: matching.length }
}

beforeEach(() => {
  asked.length = 0
  between = () => undefined
  vi.stubGlobal('window', {
    palimpsest: {
      invoke: async (_name: string, input: Input<'pictures.index'>) => {
        asked.push(input)
        const value = page(input)
        between(input)
        return { ok: true, value }
      },
      on: () => () => undefined
    }
  })
  usePictures.setState({ query: everything })
})
afterEach(() => vi.unstubAllGlobals())

const settled = (): Promise<unknown> =>
  vi.waitFor(() => expect(usePictures.getState().state).toBe('complete'), { timeout: 60_000 })
const started = (count: number): void => {
  library = Array.from({ length: count }, (_, at) => stub(count - at))
  usePictures.setState({ state: 'idle' })
  usePictures.getState().reload()
}

describe('the list of pictures', () => {
  it('requests one screen first and the rest in large pages', async () => {
    started(firstPage + nextPages + 10)
    await settled()
    expect(asked.map(({ after, limit }) => [after, limit])).toEqual([
      [null, firstPage],
      [id(nextPages + 11), nextPages],
      [id(11), nextPages]
    ])
    expect(usePictures.getState().index.length).toBe(library.length)
    expect(usePictures.getState().total).toBe(library.length)
  })

  it('keeps a picture that arrived while the first page was being loaded', async () => {
    between = () => {
      between = () => undefined
      usePictures.getState().pictureAdded(stub(50), picture(50))
    }
    started(3)
    await settled()
    expect(usePictures.getState().index.ids[0]).toBe(id(50))
  })

  it('forgets the pages of an older search', async () => {
    started(firstPage + 5)
    usePictures.getState().searchChanged('sparrow')
    await settled()
    expect(usePictures.getState().index.length).toBe(Math.ceil((firstPage + 5) / 2))
  })

  it('asks the library again when a picture arrives during a search', async () => {
    started(4)
    await settled()
    usePictures.getState().searchChanged('sparrow')
    await settled()
    asked.length = 0
    library.unshift(stub(90))
    usePictures.getState().pictureAdded(stub(90), picture(90))
    await vi.waitFor(() => expect(usePictures.getState().index.ids).toEqual([id(90), id(3), id(1)]), {
      timeout: 60_000
    })
    expect(asked).toHaveLength(1)
  })

  it('removes a trashed picture and adds a restored one again', async () => {
    started(3)
    await settled()
    usePictures.getState().pictureChanged(stubOf(picture(2, 1)), picture(2, 1))
    expect(usePictures.getState().index.ids).toEqual([id(3), id(1)])
    usePictures.getState().pictureAdded(stub(2), picture(2))
    expect(usePictures.getState().index.ids).toEqual([id(3), id(2), id(1)])
    expect(usePictures.getState().total).toBe(3)
  })
})
