/**
 * For the test file that imports it: one imaging process, and a folder of its own for each test, gone afterwards.
 * Vitest loads modules anew for each test file, so the hooks belong to that file alone.
 */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Imaging } from '../../imaging/imaging.ts'
import { newFolder, startImaging } from './test-library.ts'

export let imaging: Imaging
export let folder: Awaited<ReturnType<typeof newFolder>>

beforeAll(() => {
  imaging = startImaging()
})
afterAll(() => imaging.close())

beforeEach(async () => {
  folder = await newFolder()
})
afterEach(() => folder.remove())
