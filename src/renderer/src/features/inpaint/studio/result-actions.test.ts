import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { actionOfKey } from '../../../actions/action-of-key.ts'
import { fillNotices, type Note } from '../../../data/notices.ts'
import { studioActions, studioContexts } from '../studio-actions.ts'
import { pictureId, resultOf } from './__fixtures__/studio.ts'
import { accept, discard } from './result-actions.ts'
import { emptyForm, useStudio } from './studio-store.ts'

const { trashed, library } = vi.hoisted(() => ({ trashed: [] as string[][], library: new Map<string, Picture>() }))

vi.mock('../../../data/client.ts', () => ({
  api: { pictures: { get: ({ id }: { id: string }) => Promise.resolve(library.get(id)) } }
}))
vi.mock('../../../actions/trash-pictures.ts', () => ({ trashPictures: (ids: string[]) => trashed.push(ids) }))
vi.mock('./get-painter.ts', () => ({ getPainter: () => ({ state: { working: false } }) }))
vi.mock('./studio-persistence.ts', async (original) => ({
  ...(await original<object>()),
  goOnWith: (result: Picture) => open(result.id)
}))

const notices = new Map<string, Note>()
const studio = () => useStudio.getState()

/** Opens a picture in the studio, as it is after loading. */
function open(id: string, children: Picture[] = []): void {
  studio().opened(id, emptyForm())
  studio().childrenLoaded(children)
  studio().bitmapChanged({ kind: 'ready', bitmap: {} as ImageBitmap })
}

const job = '01JDB0000000000000000000AB'
const olderJob = '01JDA0000000000000000000AA'
const made = (at: number, facts: Partial<Picture> = {}): Picture => {
  const picture = resultOf(at, { jobId: job, ...facts })
  library.set(picture.id, picture)
  return picture
}

beforeEach(() => {
  notices.clear()
  trashed.length = 0
  studio().jobsSent([job])
  let count = 0
  fillNotices({
    show: (note) => {
      count += 1
      notices.set(`${count}`, note)
      return `${count}`
    },
    hide: (id) => void notices.delete(id)
  })
})

const acceptFirst = async (results: Picture[]): Promise<Note[]> => {
  open(pictureId, results)
  studio().comparisonChosen(results[0]!.id)
  await accept.run(studioContexts()[0]!)
  return [...notices.values()]
}

describe('the message about the others when a result is accepted', () => {
  it('offers to move unused ones from this session to the trash', async () => {
    const spare = made(8)
    const [notice] = await acceptFirst([
      made(9),
      spare,
      made(7, { jobId: olderJob }),
      made(6, { favourite: true }),
      made(5, { rating: 1 }),
      made(4, { children: 1 })
    ])
    expect(notice).toMatchObject({
      message: 'Accepted. 1 other is kept in the gallery.',
      button: { label: 'Move to trash' }
    })
    notice!.button!.press()
    await vi.waitFor(() => expect(trashed).toEqual([[spare.id]]))
    expect(notices.size).toBe(0)
  })

  it('offers nothing if all of them are older', async () => {
    const [notice] = await acceptFirst([made(9), made(8, { jobId: null }), made(7, { jobId: olderJob })])
    expect(notice?.message).toBe('Accepted. 2 others are kept in the gallery.')
    expect(notice?.button).toBeUndefined()
  })

  it('leaves out those in use: open, in the lineage of the open one, marked or repainted', async () => {
    const [spare, opened, above, marked, repainted] = [made(8), made(7), made(6), made(5), made(4)] as const
    const [notice] = await acceptFirst([made(9), spare, opened, above, marked, repainted])
    made(5, { favourite: true })
    made(4, { children: 1 })
    open(opened.id)
    studio().lineageLoaded([above])
    notice!.button!.press()
    await vi.waitFor(() => expect(trashed).toEqual([[spare.id]]))
  })

  it('is about the last one only', async () => {
    await acceptFirst([made(9), made(8), made(7)])
    const said = await acceptFirst([made(6), made(5)])
    expect(said.map(({ message }) => message)).toEqual(['Accepted. 1 other is kept in the gallery.'])
    expect(await acceptFirst([made(3)])).toEqual([])
  })
})

describe('Delete on a result', () => {
  const press = { key: 'Delete', code: 'Delete', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  const focus = { control: 'none', overlay: 'none', textSelected: false, aside: false } as const
  const meant = () => actionOfKey({ ...press, repeat: false }, focus, studioContexts(), studioActions)?.action.id

  it('moves on to the next one, and from the last to the one before', () => {
    const [newest, middle, oldest] = [made(9), made(8), made(7)] as const
    open(pictureId, [newest, middle, oldest])
    studio().comparisonChosen(middle.id)
    discard.run(studioContexts()[0]!)
    expect(studio().comparing).toBe(oldest.id)
    discard.run(studioContexts()[0]!)
    expect(studio().comparing).toBe(newest.id)
    discard.run(studioContexts()[0]!)
    expect(studio().comparing).toBeNull()
  })

  it('leaves the mask alone when pressed again at once', () => {
    vi.useFakeTimers()
    const only = made(9)
    open(pictureId, [only])
    studio().comparisonChosen(only.id)
    expect(meant()).toBe('result.discard')
    discard.run(studioContexts()[0]!)
    expect(studio().comparing).toBeNull()
    expect(meant()).toBe('result.discard')
    vi.advanceTimersByTime(1000)
    expect(meant()).toBe('studio.clear')
    vi.useRealTimers()
  })
})
