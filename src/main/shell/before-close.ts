/** Before its window goes, the page writes down what is in the works: a stroke, a word that was typed a moment ago. */
import { setTimeout as delay } from 'node:timers/promises'

/** Milliseconds that a page gets; one that hangs must not keep the app open. */
const patience = 2000

export interface BeforeClose {
  /** True when nobody needs to be asked any more. */
  readonly said: boolean
  /** Asks the page, once; resolves when it has answered, is gone, or took too long. */
  ask(): Promise<void>
  /** The page has written everything down, or is not there any more. */
  heard(): void
}

/** @param tell asks the page; false when there is none */
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
