import { describe, expect, it } from 'vitest'
import { DecodeAhead, type Wish } from './decode-ahead.ts'

function rig(mostPixels = 100): {
  ahead: DecodeAhead<string>
  started: string[]
  cancelled: string[]
  decoded: (id: string) => Promise<void>
  broken: (id: string) => Promise<void>
} {
  const started: string[] = []
  const cancelled: string[] = []
  const ends = new Map<string, { resolve: (value: string) => void; reject: (error: Error) => void }>()
  const ahead = new DecodeAhead<string>(
    (id) => {
      started.push(id)
      const done = new Promise<string>((resolve, reject) => ends.set(id, { resolve, reject }))
      return { done, cancel: () => void cancelled.push(id) }
    },
    () => undefined,
    mostPixels
  )
  const tick = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
  }
  return {
    ahead,
    started,
    cancelled,
    decoded: async (id) => {
      ends.get(id)!.resolve(`pixels of ${id}`)
      await tick()
    },
    broken: async (id) => {
      ends.get(id)!.reject(new Error('broken'))
      await tick()
    }
  }
}

const wish = (id: string, pixels = 10): Wish => ({ id, pixels })

describe('decoding ahead', () => {
  it('decodes the current picture first, then the neighbours one by one in order', async () => {
    const { ahead, started, decoded } = rig()
    ahead.wish(wish('a'), [wish('b'), wish('c')], false)
    expect(started).toEqual(['a'])
    await decoded('a')
    expect(ahead.get('a')).toBe('pixels of a')
    expect(started).toEqual(['a', 'b'])
    await decoded('b')
    expect(started).toEqual(['a', 'b', 'c'])
  })

  it('has the next picture at once, and releases what is behind', async () => {
    const { ahead, started, decoded } = rig()
    ahead.wish(wish('a'), [wish('b')], false)
    await decoded('a')
    await decoded('b')
    ahead.wish(wish('b'), [wish('c')], false)
    expect(ahead.get('b')).toBe('pixels of b')
    expect(ahead.get('a')).toBeUndefined()
    expect(started).toEqual(['a', 'b', 'c'])
  })

  it('cancels what is no longer wanted, and drops what still arrives of it', async () => {
    const { ahead, cancelled, decoded } = rig()
    ahead.wish(wish('a'), [], false)
    ahead.wish(wish('z'), [], false)
    expect(cancelled).toEqual(['a'])
    await decoded('a')
    expect(ahead.get('a')).toBeUndefined()
  })

  it('starts the current picture alongside a neighbour being loaded, and keeps that one while wanted', () => {
    const { ahead, started, cancelled } = rig()
    ahead.wish(null, [wish('b')], false)
    ahead.wish(wish('a'), [wish('b')], false)
    expect(started).toEqual(['b', 'a'])
    expect(cancelled).toEqual([])
  })

  it('holds no more pixels of neighbours than allowed: a smaller one further on takes the room', async () => {
    const { ahead, started, decoded } = rig(100)
    ahead.wish(wish('a', 1000), [wish('b', 60), wish('c', 60), wish('d', 40)], false)
    await decoded('a')
    await decoded('b')
    expect(started).toEqual(['a', 'b', 'd'])
  })

  it('starts nothing while held', () => {
    const { ahead, started } = rig()
    ahead.wish(wish('a'), [wish('b')], true)
    expect(started).toEqual([])
    ahead.wish(wish('a'), [wish('b')], false)
    expect(started).toEqual(['a'])
  })

  it('reports a failure, continues with the next, and retries only when asked', async () => {
    const { ahead, started, broken } = rig()
    ahead.wish(wish('a'), [wish('b')], false)
    await broken('a')
    expect(ahead.failed('a')).toBe(true)
    expect(started).toEqual(['a', 'b'])
    ahead.retry('a')
    expect(started).toEqual(['a', 'b', 'a'])
  })
})
