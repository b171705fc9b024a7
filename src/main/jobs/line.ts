/**
 * Which services may be asked now. Every sender takes a turn first and reports the outcome; when a service asks for a
 * pause, is down or cannot be reached, nobody gets a turn early. After a pause of guessed length, one request goes
 * first as a probe.
 */
import type { Clock } from '../../shared/clock.ts'
import type { Pause, PauseReason } from '../../shared/domain/pause.ts'

/** Where a request goes: a service, or a server that holds pictures. */
export interface Place {
  id: string
  /** What it is called in messages. */
  label: string
}

/** Why a place is left alone, and until when if it said so (epoch milliseconds). */
export interface Refusal {
  reason: PauseReason
  until: number | null
  /** HTTP status, if it answered. */
  status?: number | null
}

/** Permission to send one request. Only the first of its last three calls counts. */
export interface Turn {
  /** False if the place has asked for a pause since: the request must not be sent. */
  holds(): boolean
  /** It answered normally: all others may send. */
  answered(): void
  /** It asks for a pause or is unreachable. @returns when it may be asked again, epoch milliseconds */
  refused(refusal: Refusal): number
  /** The request ended without revealing anything about the place. */
  ended(): void
}

export interface Line {
  /** A turn now, or null while the place is left alone or another request is probing it. */
  turn(place: Place): Turn | null
  /** Waits for a turn. @throws the signal's abort reason */
  wait(place: Place, signal: AbortSignal): Promise<Turn>
  /** When a pause ends, epoch milliseconds; null if there is none or it is over. */
  until(id: string): number | null
  /** Takes over a pause found on disk. */
  remember(place: Place, refusal: Refusal & { until: number }): void
  pauses(): Pause[]
  /**
   * Ends the pause of one place, or of all places where only the app itself chose to wait: one request goes as a probe.
   */
  tryNow(id?: string): void
  /** @param listener called when who may send has changed, until the returned function is called */
  onChange(listener: () => void): () => void
}

export interface LineSetup {
  clock: Clock
  /** Pauses in force when the app last ended. */
  remembered?: readonly Pause[]
  /** Called with all pauses when one has changed. */
  changed?: (pauses: Pause[]) => void
}

/** Longer pauses are mistakes, or due to a clock that was set back. */
export const longestPauseMs = 7 * 24 * 3_600_000
/** How often a pause is checked: a timer notices neither a changed clock nor a sleeping machine. */
const longestSleepMs = 60_000

/**
 * Guessed waits: the first, doubled with each further refusal, up to the longest. Trying costs nothing if nobody
 * answers.
 */
const guesses: Record<PauseReason, { first: number; longest: number }> = {
  'rate-limited': { first: 5000, longest: 300_000 },
  down: { first: 4000, longest: 300_000 },
  unreachable: { first: 2000, longest: 60_000 },
  offline: { first: 2000, longest: 60_000 }
}

/** Milliseconds before the next try. @param step how many consecutive tries were refused before */
export function guessedWait(reason: PauseReason, step: number): number {
  const { first, longest } = guesses[reason]
  return Math.min(longest, first * 2 ** Math.min(step, 30))
}

interface Closed {
  place: Place
  reason: PauseReason
  asked: boolean
  until: number
  status: number | null
  step: number
  /** Counts all closings of all places: a turn older than the last one says nothing about the time after it. */
  closing: number
  /** One request goes first even if the place itself set the time. */
  tryFirst: boolean
  probe: object | null
}

/** The line of the whole app: pauses outlive the open library. */
export function createLine({ clock, remembered = [], changed }: LineSetup): Line {
  const closed = new Map<string, Closed>()
  /** Consecutive refusals by place: only an answer ends the count, not the end of a pause. */
  const refusals = new Map<string, number>()
  const listeners = new Set<() => void>()
  let closings = 0

  const pauses = (): Pause[] =>
    [...closed.values()].map(({ place, reason, asked, until, status, probe }) => ({
      ...place,
      reason,
      asked,
      until,
      status,
      refusals: refusals.get(place.id) ?? 1,
      trying: probe !== null
    }))
  const tell = (): void => changed?.(pauses())
  const turned = (): void => {
    tell()
    for (const listener of listeners) listener()
  }

  /** Milliseconds left of a pause. */
  const left = ({ until }: Closed): number => {
    const ms = until - clock.now()
    return ms > longestPauseMs ? 0 : Math.max(0, ms)
  }

  function close(place: Place, { reason, until, status = null }: Refusal, step: number): Closed {
    closings += 1
    const now = clock.now()
    const asked = until !== null && until > now
    const next: Closed = {
      place,
      reason,
      asked,
      until: Math.min(asked ? until : now + guessedWait(reason, step), now + longestPauseMs),
      status,
      step,
      closing: closings,
      tryFirst: !asked,
      probe: null
    }
    closed.set(place.id, next)
    turned()
    return next
  }

  function newTurn(place: Place, token: object): Turn {
    const began = closings
    let over = false
    const current = (): Closed | undefined => closed.get(place.id)
    const isOlder = (pause: Closed): boolean => pause.closing > began
    const once = (act: () => void): void => {
      if (over) return
      over = true
      act()
    }
    return {
      holds: () => {
        const pause = current()
        return pause === undefined || !isOlder(pause)
      },
      answered: () =>
        once(() => {
          const pause = current()
          if (pause !== undefined && isOlder(pause)) return
          refusals.delete(place.id)
          if (pause === undefined) return
          closed.delete(place.id)
          turned()
        }),
      refused(refusal) {
        over = true
        const pause = current()
        if (pause === undefined || !isOlder(pause)) {
          refusals.set(place.id, (refusals.get(place.id) ?? 0) + 1)
          return close(place, refusal, pause === undefined ? 0 : pause.step + 1).until
        }
        // Sent before the pause began: does not extend it, unless the place says so.
        if (refusal.until !== null && refusal.until > pause.until) return close(place, refusal, pause.step).until
        return pause.until
      },
      ended: () =>
        once(() => {
          const pause = current()
          if (pause?.probe !== token) return
          pause.probe = null
          turned()
        })
    }
  }

  function turn(place: Place): Turn | null {
    const pause = closed.get(place.id)
    const token = {}
    if (pause === undefined) return newTurn(place, token)
    if (left(pause) > 0) return null
    if (!pause.tryFirst) {
      closed.delete(place.id)
      tell()
      return newTurn(place, token)
    }
    if (pause.probe !== null) return null
    pause.probe = token
    tell()
    return newTurn(place, token)
  }

  async function somethingChanged(id: string, signal: AbortSignal): Promise<void> {
    const stop = new AbortController()
    const pause = closed.get(id)
    const waits: Promise<void>[] = [
      new Promise((resolve, reject) => {
        const end = onChange(resolve)
        stop.signal.addEventListener('abort', end, { once: true })
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: stop.signal })
      })
    ]
    const ms = pause === undefined ? 0 : left(pause)
    if (pause === undefined || pause.probe === null || ms > 0)
      waits.push(clock.sleep(Math.min(ms, longestSleepMs), stop.signal))
    try {
      await Promise.race(waits)
    } finally {
      for (const wait of waits) wait.catch(() => undefined)
      stop.abort()
    }
  }

  function onChange(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  const remember = (place: Place, refusal: Refusal & { until: number }): void => {
    const now = clock.now()
    const known = closed.get(place.id)
    if (
      refusal.until <= now ||
      refusal.until > now + longestPauseMs ||
      (known !== undefined && known.until >= refusal.until)
    )
      return
    close(place, refusal, 0)
  }
  for (const { id, label, reason, until, status, refusals: inARow } of remembered) {
    remember({ id, label }, { reason, until, status })
    if (closed.has(id)) refusals.set(id, inARow)
  }

  return {
    turn,
    async wait(place, signal) {
      for (;;) {
        signal.throwIfAborted()
        const mine = turn(place)
        if (mine !== null) return mine
        await somethingChanged(place.id, signal)
      }
    },
    until(id) {
      const pause = closed.get(id)
      return pause === undefined || left(pause) === 0 ? null : pause.until
    },
    remember,
    pauses,
    tryNow(id) {
      for (const pause of closed.values()) {
        if (id === undefined ? pause.asked : pause.place.id !== id) continue
        if (left(pause) === 0) continue
        pause.until = clock.now()
        pause.tryFirst = true
      }
      turned()
    },
    onChange
  }
}
