import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { setAside } from './set-aside.ts'

describe('oneAtATime', () => {
  it('runs tasks of one name in order, and continues after a failure', async () => {
    const order: string[] = []
    const task =
      (name: string, fails = false) =>
      async (): Promise<string> => {
        order.push(`${name} starts`)
        await new Promise((resolve) => void setImmediate(resolve))
        order.push(`${name} ends`)
        if (fails) throw new Error(name)
        return name
      }
    const results = await Promise.allSettled([
      oneAtATime('x', task('a')),
      oneAtATime('x', task('b', true)),
      oneAtATime('x', task('c'))
    ])
    expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('runs tasks of different names in parallel', async () => {
    const first = Promise.withResolvers<void>()
    const waiting = oneAtATime('x', () => first.promise)
    expect(await oneAtATime('y', () => Promise.resolve('done'))).toBe('done')
    first.resolve()
    await waiting
  })
})

describe('setAside', () => {
  it('adds the time to the name, and never replaces an older one', async ({ folder }) => {
    for (const content of ['one', 'two']) {
      await writeFile(join(folder, 'keys.json'), content)
      await setAside(join(folder, 'keys.json'), Date.UTC(2026, 0, 2, 3, 4, 5))
    }
    expect((await readdir(folder)).sort()).toEqual([
      'keys.damaged-2026-01-02T03-04-05-2.json',
      'keys.damaged-2026-01-02T03-04-05.json'
    ])
    expect(await readFile(join(folder, 'keys.damaged-2026-01-02T03-04-05.json'), 'utf8')).toBe('one')
  })
})
