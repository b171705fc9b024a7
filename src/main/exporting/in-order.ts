/**
 * Works on several things at once and hands the results on in their order, never more than `atOnce` ahead of who takes
 * them. A failure is thrown in its turn; what was begun behind it comes to its end unheard.
 */
export async function* inOrder<T, R>(
  things: AsyncIterable<T>,
  atOnce: number,
  work: (thing: T) => Promise<R>
): AsyncGenerator<R> {
  const begun: Promise<R>[] = []
  for await (const thing of things) {
    const result = work(thing)
    result.catch(() => undefined)
    begun.push(result)
    if (begun.length >= atOnce) yield await begun.shift()!
  }
  while (begun.length > 0) yield await begun.shift()!
}
