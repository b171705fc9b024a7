/**
 * Works on several items at once and yields the results in order, never more than `atOnce` ahead of the consumer. A
 * failure is thrown in its turn; work already begun after it finishes unobserved.
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
