import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { noExtension } from '../../../../../shared/domain/inpaint.ts'
import { form, pictureId } from './__fixtures__/studio.ts'

/** A painter that reports what was painted with its next frame, like the real one. */
const painter = vi.hoisted(() => {
  const listeners = new Set<() => void>()
  const data = new Uint8Array(1)
  return {
    state: { revision: 0, working: false },
    extension: null as object | null,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    exportMask: () => ({ width: 8, height: 1, bits: 1, data: data.slice() }),
    paint(bits: number) {
      data[0] = bits
      painter.state = { ...painter.state, revision: painter.state.revision + 1 }
    },
    frame() {
      for (const listener of listeners) listener()
    }
  }
})
const save = vi.hoisted(() => vi.fn<(input: { draft: { mask: { data: Uint8Array } | null } }) => Promise<void>>())
vi.mock('./get-painter.ts', () => ({ getPainter: () => painter }))
vi.mock('../../../data/client.ts', () => ({
  api: { drafts: { save }, app: { readyToClose: async () => undefined } }
}))

const { keepDraft } = await import('./draft-keeper.ts')
const { runBeforeClosing } = await import('../../../data/before-close.ts')
const { useStudio } = await import('./studio-store.ts')

let end: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
  painter.extension = noExtension
  useStudio.getState().opened(pictureId, form)
  useStudio.getState().bitmapChanged({ kind: 'ready', bitmap: {} as ImageBitmap })
  save.mockReset().mockResolvedValue(undefined)
  end = keepDraft()
})

afterEach(() => {
  end()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const saved = (): (number | null)[] => save.mock.calls.map(([{ draft }]) => draft.mask?.data[0] ?? null)

it('is saved once nothing was painted for a moment, once', async () => {
  painter.paint(1)
  painter.frame()
  await vi.advanceTimersByTimeAsync(399)
  expect(saved()).toEqual([])
  painter.paint(3)
  painter.frame()
  await vi.advanceTimersByTimeAsync(400)
  expect(saved()).toEqual([3])
  await runBeforeClosing()
  expect(saved()).toEqual([3])
})

it('has the last stroke even if the window closes before the frame that reports it', async () => {
  painter.paint(7)
  await runBeforeClosing()
  expect(saved()).toEqual([7])
  painter.frame()
  await vi.advanceTimersByTimeAsync(1000)
  expect(saved()).toEqual([7])
})

it('is saved when the studio is left, if anything has changed', async () => {
  end()
  expect(saved()).toEqual([])
  end = keepDraft()
  painter.paint(9)
  end()
  expect(saved()).toEqual([9])
})
