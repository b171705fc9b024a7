import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NeverCame, within } from './within.ts'

const never = (): Promise<never> => new Promise(() => undefined)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('within', () => {
  it('passes on a result that comes in time, and leaves no timer behind', async () => {
    expect(await within(1000, 'a number', Promise.resolve(7))).toBe(7)
    await expect(within(1000, 'a number', Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends a wait with a sentence that names it', async () => {
    const told = within(60_000, 'the first view', never()).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await told).toEqual(new NeverCame('The bench waited 60 s for the first view, which never came.'))
  })

  it('ignores a failure after its end', async () => {
    const { promise, reject } = Promise.withResolvers<never>()
    const unheard = vi.fn<() => void>()
    process.on('unhandledRejection', unheard)
    const told = within(1000, 'a page', promise).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await told).toBeInstanceOf(NeverCame)
    reject(new Error('the page was closed'))
    vi.useRealTimers()
    await new Promise((resolve) => void setImmediate(resolve))
    process.off('unhandledRejection', unheard)
    expect(unheard).not.toHaveBeenCalled()
  })
})

describe('the benches', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts')
  )
  const source = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

  // Playwright limits every wait but this one.
  it.each(files.filter((name) => source(name).includes('.evaluate(')))(
    'gives each question that %s asks a page a limit and a name',
    (name) => {
      // Braces must stand for blocks only.
      const text = source(name).replace(/\$\{[^}]*\}/g, (placeholder) => ' '.repeat(placeholder.length))
      const unbounded = [...text.matchAll(/\.evaluate\(/g)].filter(({ index }) => {
        const before = text.slice(0, index)
        const bounded = /within\([^;{}]*$/.test(before)
        const [, variable] = /const (\w+) = [\w.]+$/.exec(before) ?? []
        return (
          !bounded && !(variable !== undefined && new RegExp(`within\\([^;]*\\b${variable}\\)`).test(text.slice(index)))
        )
      })
      expect(unbounded.map(({ index }) => text.slice(0, index).split('\n').length)).toEqual([])
    }
  )
})
