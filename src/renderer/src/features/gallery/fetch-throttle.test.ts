import { describe, expect, it, vi } from 'vitest'
import { createFetchThrottle, type FetchThrottle, gateDelay, gateSpeed } from './fetch-throttle.ts'

interface Rig {
  gate: FetchThrottle
  /** Ends the pending delay, if there is one. */
  elapse: () => void
  delays: number[]
}

function rig(): Rig {
  let pending: (() => void) | null = null
  const delays: number[] = []
  const gate = createFetchThrottle((ms, run) => {
    delays.push(ms)
    pending = run
    return () => {
      if (pending === run) pending = null
    }
  })
  return {
    gate,
    delays,
    elapse: () => {
      const run = pending
      pending = null
      run?.()
    }
  }
}

/** Pixels that are just too many for one 16 ms frame. */
const fast = (gateSpeed * 16) / 1000 + 1

describe('the throttle', () => {
  it('stays open while scrolling at reading speed', () => {
    const { gate } = rig()
    for (let frame = 0; frame < 20; frame += 1) gate.scrolled(frame * (fast - 2), frame * 16)
    expect(gate.isOpen()).toBe(true)
  })

  it('stays open for a single jump', () => {
    const { gate } = rig()
    gate.scrolled(0, 0)
    gate.scrolled(1_000_000, 16)
    gate.scrolled(1_000_010, 32)
    expect(gate.isOpen()).toBe(true)
  })

  it('shuts after two fast events in a row and opens after the last one', () => {
    const { gate, elapse, delays } = rig()
    for (let frame = 0; frame < 5; frame += 1) gate.scrolled(frame * fast, frame * 16)
    expect(gate.isOpen()).toBe(false)
    const opened = vi.fn<() => void>()
    gate.subscribe(opened)
    elapse()
    expect(gate.isOpen()).toBe(true)
    expect(opened).toHaveBeenCalledOnce()
    expect(new Set(delays)).toEqual(new Set([gateDelay]))
  })

  it('counts from the last fast event: slow ones after it do not keep it shut', () => {
    const { gate, elapse, delays } = rig()
    for (let frame = 0; frame < 3; frame += 1) gate.scrolled(frame * fast, frame * 16)
    const before = delays.length
    gate.scrolled(2 * fast + 5, 48)
    expect(delays).toHaveLength(before)
    elapse()
    expect(gate.isOpen()).toBe(true)
  })

  it('does not notify unsubscribed listeners', () => {
    const { gate, elapse } = rig()
    for (let frame = 0; frame < 3; frame += 1) gate.scrolled(frame * fast, frame * 16)
    const opened = vi.fn<() => void>()
    gate.subscribe(opened)()
    elapse()
    expect(opened).not.toHaveBeenCalled()
  })

  it('treats fast jumps with a rest between them as single jumps', () => {
    const { gate } = rig()
    for (let jump = 0; jump < 6; jump += 1) gate.scrolled(jump % 2 === 0 ? 0 : 3_000_000, jump * (gateDelay + 1))
    expect(gate.isOpen()).toBe(true)
  })

  it('opens again when nobody listens any more', () => {
    const { gate } = rig()
    for (let frame = 0; frame < 3; frame += 1) gate.scrolled(frame * fast, frame * 16)
    gate.dispose()
    expect(gate.isOpen()).toBe(true)
  })

  it('works upwards as well', () => {
    const { gate } = rig()
    for (let frame = 5; frame > 0; frame -= 1) gate.scrolled(frame * fast, (5 - frame) * 16)
    expect(gate.isOpen()).toBe(false)
  })
})
