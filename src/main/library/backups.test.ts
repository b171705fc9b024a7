import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Imaging } from '../imaging/imaging.ts'
import { generated, newFolder, opened, paint, startImaging, TestClock } from './__fixtures__/test-library.ts'
import { layoutOf } from './layout.ts'

describe('the backups', () => {
  let imaging: Imaging

  beforeAll(() => {
    imaging = startImaging()
  })

  afterAll(async () => {
    await imaging.close()
  })

  it('are made once a day while closing, and the newest three are kept', async () => {
    const folder = await newFolder()
    const clock = new TestClock()
    const names = (): Promise<string[]> => readdir(layoutOf(folder.path).backups)
    await (await opened(folder.path, imaging, { clock })).close()
    expect(await names()).toEqual([])
    for (let day = 0; day < 5; day += 1) {
      for (let session = 0; session < 3; session += 1) {
        const library = await opened(folder.path, imaging, { clock })
        if (session === 0) await library.add(generated(await paint(imaging, day)))
        await library.close()
        clock.time += 60_000
      }
      expect(await names()).toHaveLength(Math.min(day + 1, 3))
      clock.time += 24 * 60 * 60 * 1000
    }
    expect((await names()).sort()[0]).toMatch(/^library-20261117T\d{9}Z\.db$/)
    await folder.remove()
  })
})
