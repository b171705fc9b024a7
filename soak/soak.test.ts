import { expect, it } from 'vitest'
import { growth, soak } from './soak.ts'

it('loses nothing and sends nothing twice over ten kills', { timeout: 900_000 }, async () => {
  const seed = Number(process.env['PALIMPSEST_SEED'] ?? 20_261_129)
  const report = await soak({ seed, kills: 10, minutes: 10 })
  expect(report.troubles).toEqual([])
  expect(report.kills).toBe(10)
  expect(report.jobs).toBeGreaterThan(0)
})

it('says what a life has not released', () => {
  const before = { memory: 100 * 2 ** 20, handles: 30, children: 1 }
  expect(growth(before, { memory: 120 * 2 ** 20, handles: 34, children: 1 })).toEqual([])
  expect(growth(before, { ...before, handles: 40, children: 2 })).toEqual([])
  expect(growth(before, { ...before, handles: 60, children: 2 })).toEqual([expect.stringContaining('60 after')])
  expect(growth(before, { ...before, memory: 140 * 2 ** 20 })).toEqual([expect.stringContaining('140 MB')])
})
