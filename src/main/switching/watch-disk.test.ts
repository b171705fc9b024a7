import { expect, it } from 'vitest'
import { manualClock } from '../http/__fixtures__/manual-clock.ts'
import type { LibraryKeeper } from './library-keeper.ts'
import { watchDisk } from './watch-disk.ts'

it('watches the disk, and opens a library that is back, unless something works on it', async () => {
  const clock = manualClock()
  const stop = new AbortController()
  const told: string[] = []
  let state: 'ready' | 'unavailable' = 'ready'
  let there = true
  let busy = true
  const library = {
    library: { info: () => ({ folder: '/media/disk', state }), look: async () => void told.push('look') }
  }
  const keeper = { current: () => library, reopen: async () => void told.push('reopen') } as unknown as LibraryKeeper<
    typeof library
  >
  const watching = watchDisk({ keeper, clock, signal: stop.signal, busy: () => busy, isThere: async () => there })
  const tick = async (): Promise<void> => {
    await clock.sleeperOf(5000)
    clock.advance(5000)
  }
  await tick()
  await tick()
  await clock.sleeperOf(5000)
  expect(told).toEqual(['look', 'look'])
  state = 'unavailable'
  there = false
  busy = false
  await tick()
  there = true
  busy = true
  await tick()
  await clock.sleeperOf(5000)
  expect(told).toEqual(['look', 'look'])
  busy = false
  await tick()
  await clock.sleeperOf(5000)
  expect(told).toEqual(['look', 'look', 'reopen'])
  stop.abort()
  await watching
})
