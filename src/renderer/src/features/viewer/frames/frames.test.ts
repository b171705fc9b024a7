import { describe, expect, it } from 'vitest'
import { Frames, type Looked, settleDelay } from './frames.ts'

interface Rig {
  frames: Frames<string>
  asked: string[]
  arrive: (url: string) => Promise<void>
  fail: (url: string) => Promise<void>
  /** Runs what was deferred. */
  later: () => void
  shown: () => string | null
}

function rig(thumbnails = true): Rig {
  const asked: string[] = []
  const ends = new Map<string, { resolve: (value: string) => void; reject: (error: Error) => void }>()
  let waiting: (() => void) | null = null
  const load =
    (what: string) =>
    (id: string): { done: Promise<string>; cancel: () => void } => {
      const url = `${id} ${what}`
      asked.push(url)
      return {
        done: new Promise<string>((resolve, reject) => ends.set(url, { resolve, reject })),
        cancel: () => void asked.push(`${url} called off`)
      }
    }
  const frames = new Frames<string>({
    original: load('original'),
    thumbnail: thumbnails ? load('thumbnail') : null,
    after: (ms, run) => {
      expect(ms).toBe(settleDelay)
      waiting = run
      return () => {
        waiting = null
      }
    }
  })
  const tick = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve()
  }
  return {
    frames,
    asked,
    arrive: async (url) => {
      ends.get(url)!.resolve(url)
      await tick()
    },
    fail: async (url) => {
      ends.get(url)!.reject(new Error('gone'))
      await tick()
    },
    later: () => waiting?.(),
    shown: () => frames.shown().frame?.image ?? null
  }
}

const picture = (id: string, hasFile = true): Looked => ({ id, width: 4, height: 3, hasFile })

describe('the stage', () => {
  it('shows the thumbnail until the original is decoded, then the original', async () => {
    const { frames, arrive, shown } = rig()
    frames.look(picture('a'), [], 0)
    expect(shown()).toBeNull()
    await arrive('a thumbnail')
    expect(shown()).toBe('a thumbnail')
    await arrive('a original')
    expect(shown()).toBe('a original')
  })

  it('keeps the previous picture until the next has something, and swaps at once to one decoded ahead', async () => {
    const { frames, arrive, shown } = rig()
    frames.look(picture('a'), [picture('b')], 0)
    await arrive('a original')
    frames.look(picture('b'), [picture('c')], 1000)
    expect(shown()).toBe('a original')
    await arrive('b original')
    expect(shown()).toBe('b original')
    await arrive('c original')
    frames.look(picture('c'), [], 2000)
    expect(shown()).toBe('c original')
  })

  it('never lets a late thumbnail replace the original: it is cancelled', async () => {
    const { frames, asked, arrive, shown } = rig()
    frames.look(picture('a'), [], 0)
    await arrive('a original')
    expect(asked).toContain('a thumbnail called off')
    await arrive('a thumbnail')
    expect(shown()).toBe('a original')
  })

  it('requests only thumbnails while moving fast, and the original once still', async () => {
    const { frames, asked, arrive, shown, later } = rig()
    frames.look(picture('a'), [], 0)
    await arrive('a original')
    frames.look(picture('b'), [], 1000)
    for (const [at, id] of ['c', 'd', 'e'].entries()) frames.look(picture(id), [], 1033 + at * 33)
    expect(asked.filter((url) => url.endsWith('original'))).toEqual(['a original', 'b original'])
    await arrive('b thumbnail')
    expect(shown()).toBe('b thumbnail')
    expect(asked.at(-1)).toBe('e thumbnail')
    await arrive('e thumbnail')
    expect(shown()).toBe('e thumbnail')
    later()
    await arrive('e original')
    expect(shown()).toBe('e original')
  })

  it('does not request an original known to be missing, and requests it when it is back', async () => {
    const { frames, asked, arrive, shown } = rig()
    frames.look(picture('a', false), [], 0)
    await arrive('a thumbnail')
    expect(asked).toEqual(['a thumbnail'])
    frames.look(picture('a', true), [], 500)
    await arrive('a original')
    expect(shown()).toBe('a original')
  })

  it('keeps the thumbnail of a failed original; without one nothing of another picture stays', async () => {
    const { frames, arrive, fail, shown } = rig()
    frames.look(picture('a'), [], 0)
    await arrive('a thumbnail')
    await fail('a original')
    expect(frames.shown().failed).toBe(true)
    expect(shown()).toBe('a thumbnail')
    frames.look(picture('b'), [], 1000)
    await fail('b thumbnail')
    expect(shown()).toBe('a thumbnail')
    await fail('b original')
    expect(shown()).toBeNull()
  })

  it('waits for the original with the previous picture, however long, if thumbnails are disabled', async () => {
    const { frames, asked, arrive, shown } = rig(false)
    frames.look(picture('a'), [], 0)
    await arrive('a original')
    frames.look(picture('b'), [], 5000)
    expect(shown()).toBe('a original')
    await arrive('b original')
    expect(shown()).toBe('b original')
    expect(asked).toEqual(['a original', 'b original'])
  })

  it('retries a failed original when asked', async () => {
    const { frames, arrive, fail, shown } = rig()
    frames.look(picture('a'), [], 0)
    await arrive('a thumbnail')
    await fail('a original')
    frames.retry()
    await arrive('a original')
    expect(shown()).toBe('a original')
    expect(frames.shown().failed).toBe(false)
  })
})
