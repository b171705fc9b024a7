/** The line alone: the effect of each report by a request, at any time. `pauses.test.ts` tests it with jobs. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Pause } from '../../shared/domain/pause.ts'
import { ManualClock, settled } from './__fixtures__/rig.ts'
import { createLine, guessedWait, type Line, longestPauseMs, type Place, type Refusal } from './line.ts'

const pixazo: Place = { id: 'pixazo', label: 'Pixazo' }
const second = 1000
const minute = 60 * second
const limited: Refusal = { reason: 'rate-limited', until: null }

let clock: ManualClock
let line: Line
/** What was written down last. */
let kept: Pause[]

beforeEach(() => {
  clock = new ManualClock()
  kept = []
  line = createLine({ clock, changed: (pauses) => (kept = pauses) })
})

const limitedFor = (ms: number): Refusal => ({ reason: 'rate-limited', until: clock.now() + ms })

/** The place was asked, and asks to wait before the next request. */
const close = (refusal: Refusal): number => line.turn(pixazo)!.refused(refusal)

describe('a pause', () => {
  it('is written down when it begins, when its first request is sent, and when it ends', async () => {
    close(limited)
    expect(kept).toEqual([
      {
        ...pixazo,
        reason: 'rate-limited',
        asked: false,
        until: clock.now() + 5 * second,
        status: null,
        refusals: 1,
        trying: false
      }
    ])
    await clock.advance(5 * second)
    const first = line.turn(pixazo)!
    expect(kept).toMatchObject([{ trying: true }])
    first.answered()
    expect(kept).toEqual([])
  })

  it('counts consecutive refusals, also across pauses, until something is answered', async () => {
    const refused = async (): Promise<number | undefined> => {
      const until = line.turn(pixazo)!.refused({ ...limitedFor(minute), status: 429 })
      const [pause] = kept
      await clock.advance(until - clock.now())
      return pause?.status === 429 ? pause.refusals : undefined
    }
    expect([await refused(), await refused(), await refused()]).toEqual([1, 2, 3])
    line.turn(pixazo)!.answered()
    expect(await refused()).toBe(1)
  })

  it('counts only once a request that was sent before it began', () => {
    const [one, two] = [line.turn(pixazo)!, line.turn(pixazo)!]
    one.refused(limited)
    two.refused(limitedFor(minute))
    expect(line.pauses()).toMatchObject([{ refusals: 1 }])
  })

  it('timed by the place itself ends automatically, and everyone may send', async () => {
    close(limitedFor(minute))
    await clock.advance(minute)
    expect([line.turn(pixazo), line.turn(pixazo)].map((turn) => turn !== null)).toEqual([true, true])
    expect(kept).toEqual([])
  })

  it.each([
    ['one in the past is no time at all', -minute, 5 * second],
    ['one beyond a week is cut to a week', 30 * longestPauseMs, longestPauseMs]
  ])('of an odd length: %s', (_, asked, ms) => {
    expect(close(limitedFor(asked))).toBe(clock.now() + ms)
    expect(line.pauses()).toMatchObject([{ asked: asked > 0 }])
  })

  it('ends when the clock is set back so far that it would last forever', () => {
    close(limitedFor(minute))
    clock.time -= 2 * longestPauseMs
    expect([line.until('pixazo'), line.turn(pixazo) !== null]).toEqual([null, true])
  })

  it('has no end to show once it is over', async () => {
    const until = close(limitedFor(minute))
    expect(line.until('pixazo')).toBe(until)
    await clock.advance(minute)
    expect(line.until('pixazo')).toBeNull()
  })

  it.each([
    ['rate-limited', [5, 10, 20, 40, 80, 160, 300, 300]],
    ['down', [4, 8, 16, 32, 64, 128, 256, 300]],
    ['unreachable', [2, 4, 8, 16, 32, 60, 60, 60]],
    ['offline', [2, 4, 8, 16, 32, 60, 60, 60]]
  ] as const)('that is guessed grows with each refusal, up to a limit: %s', (reason, seconds) => {
    expect(seconds.map((_, step) => guessedWait(reason, step) / second)).toEqual(seconds)
    expect(guessedWait(reason, 5000) / second).toBe(seconds.at(-1))
  })
})

describe('a request in flight when a pause begins', () => {
  it('is not sent if it has not left yet', () => {
    const [one, two] = [line.turn(pixazo)!, line.turn(pixazo)!]
    expect(two.holds()).toBe(true)
    one.refused(limited)
    expect(two.holds()).toBe(false)
  })

  it('does not end the pause by being answered', () => {
    const [one, two] = [line.turn(pixazo)!, line.turn(pixazo)!]
    one.refused(limitedFor(minute))
    two.answered()
    expect(line.turn(pixazo)).toBeNull()
  })

  it('does not lengthen it by being refused too, unless the place names a later time', () => {
    const [one, two, three] = [line.turn(pixazo)!, line.turn(pixazo)!, line.turn(pixazo)!]
    const until = one.refused(limitedFor(minute))
    expect(two.refused(limited)).toBe(until)
    expect(three.refused(limitedFor(10 * minute))).toBe(clock.now() + 10 * minute)
    expect(line.until('pixazo')).toBe(clock.now() + 10 * minute)
  })
})

describe('the first request after a guessed pause', () => {
  const first = async (): Promise<ReturnType<Line['turn']>> => {
    close(limited)
    await clock.advance(5 * second)
    return line.turn(pixazo)
  }

  it('is sent alone, and passes its place on when it ends without a word from the service', async () => {
    const one = await first()
    expect(line.turn(pixazo)).toBeNull()
    one!.ended()
    expect(line.turn(pixazo)).not.toBeNull()
  })

  it('keeps its place whatever happens to earlier requests', async () => {
    const before = line.turn(pixazo)!
    await first()
    before.ended()
    expect(line.turn(pixazo)).toBeNull()
  })

  it('is heard once: later reports are ignored', async () => {
    const one = await first()
    one!.refused(limited)
    one!.answered()
    expect(line.turn(pixazo)).toBeNull()
    await clock.advance(10 * second)
    expect(line.turn(pixazo)).not.toBeNull()
    one!.ended()
    expect(line.turn(pixazo)).toBeNull()
  })

  it('no longer opens the line once it has ended', async () => {
    const one = await first()
    one!.ended()
    one!.answered()
    expect(line.pauses()).toHaveLength(1)
  })
})

describe('waiting for a turn', () => {
  it('ends within a minute after the machine has slept: its timers did not count that', async () => {
    const timers: { left: number; wake: () => void }[] = []
    clock.sleep = (ms) => new Promise((wake) => void timers.push({ left: ms, wake }))
    close(limitedFor(10 * minute))
    let turned = false
    void line.wait(pixazo, new AbortController().signal).then(() => (turned = true))
    clock.time += 10 * minute
    for (const timer of timers) if (timer.left <= minute) timer.wake()
    await settled()
    expect(turned).toBe(true)
  })

  it('ends when the one before passes it on, without waiting for the clock', async () => {
    close(limited)
    await clock.advance(5 * second)
    const one = line.turn(pixazo)!
    let turned = false
    void line.wait(pixazo, new AbortController().signal).then(() => (turned = true))
    await settled()
    expect(turned).toBe(false)
    one.answered()
    await settled()
    expect(turned).toBe(true)
  })

  it('ends with its signal, and at once if that was already aborted', async () => {
    close(limitedFor(minute))
    const stop = new AbortController()
    const waiting = line.wait(pixazo, stop.signal)
    await settled()
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await clock.advance(minute)
    await expect(line.wait(pixazo, stop.signal)).rejects.toThrow('enough')
  })
})

describe('a pause found on disk', () => {
  const found = (until: number, more: Partial<Pause> = {}): Pause => ({
    ...pixazo,
    reason: 'rate-limited',
    asked: true,
    until,
    status: 429,
    refusals: 3,
    trying: false,
    ...more
  })

  it('applies from the start', () => {
    const until = clock.now() + minute
    const again = createLine({ clock, remembered: [found(until)] })
    expect([again.turn(pixazo), again.until('pixazo')]).toEqual([null, until])
    expect(again.pauses()).toMatchObject([{ status: 429, refusals: 3 }])
  })

  it.each([
    ['is over', -1],
    ['was written by a wrong clock', longestPauseMs + second]
  ])('and %s is ignored', (_, ms) => {
    expect(createLine({ clock, remembered: [found(clock.now() + ms)] }).pauses()).toEqual([])
  })

  it('does not shorten a known one', () => {
    const until = close(limitedFor(10 * minute))
    line.remember(pixazo, { reason: 'rate-limited', until: clock.now() + minute })
    expect(line.until('pixazo')).toBe(until)
    line.remember(pixazo, { reason: 'rate-limited', until: until + minute })
    expect(line.until('pixazo')).toBe(until + minute)
  })
})

describe('trying now', () => {
  const flux: Place = { id: 'flux', label: 'Flux' }
  const closeFlux = (): number => line.turn(flux)!.refused({ reason: 'unreachable', until: null })

  it('lets one request to that place go as a probe', () => {
    close(limitedFor(minute))
    closeFlux()
    line.tryNow('pixazo')
    expect([line.turn(pixazo), line.turn(pixazo), line.turn(flux)].map((turn) => turn !== null)).toEqual([
      true,
      false,
      false
    ])
  })

  it('without a name applies to the places where the app itself chose to wait', () => {
    close(limitedFor(minute))
    closeFlux()
    line.tryNow()
    expect([line.turn(pixazo), line.turn(flux)].map((turn) => turn !== null)).toEqual([false, true])
  })

  it('is reported to those waiting', async () => {
    close(limitedFor(minute))
    let turned = false
    void line.wait(pixazo, new AbortController().signal).then(() => (turned = true))
    await settled()
    line.tryNow('pixazo')
    await settled()
    expect(turned).toBe(true)
  })

  it('does not call the first one back', async () => {
    close(limited)
    await clock.advance(5 * second)
    const until = line.pauses()[0]!.until
    line.turn(pixazo)
    clock.time += second
    line.tryNow('pixazo')
    expect(line.pauses()).toMatchObject([{ until, trying: true }])
    expect(line.turn(pixazo)).toBeNull()
  })
})
