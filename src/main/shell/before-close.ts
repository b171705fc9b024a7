/** Before its window closes, the page saves its unfinished work: a stroke, or what was just typed. */
import { setTimeout as delay } from 'node:timers/promises'

/** Milliseconds that a page gets; one that hangs must not keep the app open. */
const patience = 2000

export interface BeforeClose {
  /** True when nobody needs to be asked any more. */
  readonly said: boolean
  /** Asks the page, once; resolves when it has answered, is gone, or took too long. */
  ask(): Promise<void>
  /** The page has saved everything, or is gone. */
  heard(): void
}

/** @param tell asks the page; false if there is none */
export function createBeforeClose(tell: () => boolean): BeforeClose {
  const { promise: answered, resolve: heard } = Promise.withResolvers<void>()
  let asking: Promise<void> | null = null
  let said = false
  return {
    get said() {
      return said
    },
    ask() {
      asking ??= (
        tell() ? Promise.race([answered, delay(patience, undefined, { ref: false })]) : Promise.resolve()
      ).then(() => {
        said = true
      })
      return asking
    },
    heard
  }
}
