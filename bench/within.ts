/**
 * Limits for waiting. Everything a bench waits for has a name and a limit, so that a stuck bench fails with a sentence,
 * and what it has started is ended on the way out.
 */

const second = 1000
/** For what takes a moment on a quiet machine; far more than even a busy one needs. */
export const moment = 60 * second
/** For what takes a page or a library a while. */
export const longWork = 10 * 60 * second

/** A wait that did not end. */
export class NeverCame extends Error {}

/**
 * The result of `work`, if it comes in time. Anything later is ignored.
 * @param ms longest wait, milliseconds
 * @param what is waited for, as it stands after "waited … for"
 * @throws NeverCame, or what `work` throws
 */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new NeverCame(`The bench waited ${inWords(ms)} for ${what}, which never came.`)),
      ms
    )
  })
  try {
    return await Promise.race([work, end])
  } finally {
    clearTimeout(timer)
    // A page closed on the way out rejects pending calls.
    work.catch(() => undefined)
  }
}

const inWords = (ms: number): string =>
  ms < 120 * second ? `${ms / second} s` : `${Math.round(ms / 60 / second)} minutes`
