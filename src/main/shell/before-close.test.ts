import { describe, expect, it, vi } from 'vitest'
import { createBeforeClose } from './before-close.ts'

describe("a page's last save", () => {
  it('is waited for, and requested once', async () => {
    const tell = vi.fn<() => boolean>(() => true)
    const words = createBeforeClose(tell)
    let ended = false
    const first = words.ask().then(() => {
      ended = true
    })
    const second = words.ask()
    await Promise.resolve()
    expect([words.said, ended]).toEqual([false, false])
    words.heard()
    await Promise.all([first, second])
    expect([words.said, ended, tell.mock.calls.length]).toEqual([true, true, 1])
  })

  it('is not waited for if there is no page', async () => {
    const words = createBeforeClose(() => false)
    await words.ask()
    expect(words.said).toBe(true)
  })

  it('that never comes does not keep the app open', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      const words = createBeforeClose(() => true)
      const asked = words.ask()
      await vi.advanceTimersByTimeAsync(60_000)
      await asked
      expect(words.said).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
})
