const tails = new Map<string, Promise<unknown>>()

/**
 * Runs tasks with the same name one after the other, across the process: two writers of a file never mix what they read
 * with what the other wrote meanwhile. A failed task does not stop the next.
 */
export async function oneAtATime<T>(name: string, task: () => Promise<T>): Promise<T> {
  const before = tails.get(name) ?? Promise.resolve()
  const result = before.then(task)
  const tail = result.catch(() => undefined)
  tails.set(name, tail)
  try {
    return await result
  } finally {
    if (tails.get(name) === tail) tails.delete(name)
  }
}
