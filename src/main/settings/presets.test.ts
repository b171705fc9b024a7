import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Clock } from '../../shared/clock.ts'
import { it } from '../__fixtures__/it.ts'
import { openPresets, type PresetStore } from './open-presets.ts'

let time = Date.UTC(2026, 0, 2, 3, 4, 5)
const clock: Clock = { now: () => (time += 1), monotonic: () => 0, sleep: () => Promise.resolve() }

const open = (folder: string): Promise<PresetStore> => openPresets({ folder, clock })
const given = { name: 'Dusk', operationId: 'pixazo/sd3', parameters: { prompt: 'a lighthouse', steps: 30, seed: 0 } }
const path = (folder: string): string => join(folder, 'presets.json')

describe('presets', () => {
  it('are there after a restart, in the order of creation', async ({ folder }) => {
    const store = await open(folder)
    const first = await store.save(given)
    const second = await store.save({ ...given, name: '  Dawn ' })
    expect([first.id.length, second.name]).toEqual([26, 'Dawn'])
    expect((await open(folder)).list()).toEqual([first, second])
  })

  it('have unique names for each model, regardless of case', async ({ folder }) => {
    const store = await open(folder)
    await store.save(given)
    await expect(store.save({ ...given, name: ' dUSK' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('already')
    })
    await store.save({ ...given, operationId: 'pixazo/sdxl' })
    expect(store.list()).toHaveLength(2)
  })

  it('are renamed, but not to a name that is taken', async ({ folder }) => {
    const store = await open(folder)
    const preset = await store.save(given)
    await store.save({ ...given, name: 'Dawn' })
    expect(await store.rename(preset.id, 'DUSK')).toEqual({ ...preset, name: 'DUSK' })
    await expect(store.rename(preset.id, 'dawn')).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(store.rename('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'x')).rejects.toMatchObject({ code: 'not-found' })
    expect((await open(folder)).list().map((each) => each.name)).toEqual(['DUSK', 'Dawn'])
  })

  it('are given other values, keeping their name and position', async ({ folder }) => {
    const store = await open(folder)
    const preset = await store.save(given)
    const other = await store.save({ ...given, name: 'Dawn' })
    const changed = { ...preset, parameters: { steps: 12 } }
    expect(await store.update(preset.id, { steps: 12 })).toEqual(changed)
    await expect(store.update('01ARZ3NDEKTSV4RRFFQ69G5FAV', {})).rejects.toMatchObject({ code: 'not-found' })
    expect((await open(folder)).list()).toEqual([changed, other])
  })

  it('are removed, and a second removal does nothing', async ({ folder }) => {
    const store = await open(folder)
    const preset = await store.save(given)
    await store.remove(preset.id)
    await store.remove(preset.id)
    expect((await open(folder)).list()).toEqual([])
  })

  it.for(['', '   ', 'x'.repeat(81)])('are not saved under the name "%s"', async (name, { folder }) => {
    await expect((await open(folder)).save({ ...given, name })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { fields: { name: expect.any(String) } }
    })
  })

  it('saved at the same time are all stored', async ({ folder }) => {
    const store = await open(folder)
    await Promise.all(Array.from({ length: 10 }, (_, index) => store.save({ ...given, name: `number ${index}` })))
    expect((await open(folder)).list()).toHaveLength(10)
  })

  it('stay unchanged if they cannot be written', async ({ folder }) => {
    const store = await open(folder)
    await store.save(given)
    await rm(folder, { recursive: true })
    await writeFile(folder, 'in the way')
    await expect(store.save({ ...given, name: 'Dawn' })).rejects.toMatchObject({ code: 'storage' })
    expect(store.list().map((each) => each.name)).toEqual(['Dusk'])
  })
})

describe('a damaged presets file', () => {
  it.for(['{"v":1,"presets":[', '\0\0\0', '', 'null', '[1]', '{"v":1,"presets":{}}'])(
    '%j is set aside and reported',
    async (text, { folder }) => {
      await writeFile(path(folder), text)
      const store = await open(folder)
      expect([store.list(), store.problems.length]).toEqual([[], 1])
      const [name = ''] = await readdir(folder)
      expect(name).toMatch(/^presets\.damaged-/)
      expect(await readFile(join(folder, name), 'utf8')).toBe(text)
    }
  )

  it('with bad rows shows the good ones and keeps the bad ones', async ({ folder }) => {
    const good = await (await open(folder)).save(given)
    const bad = [{ id: 7 }, null, { ...good, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', parameters: { steps: 'many' } }, good]
    await writeFile(path(folder), JSON.stringify({ v: 2, later: true, presets: [good, ...bad] }))
    const store = await open(folder)
    expect(store.list()).toEqual([good])
    expect(store.problems).toEqual(['4 presets could not be read and are not shown; the file keeps them.'])
    await store.save({ ...given, name: 'Dawn' })
    const file = JSON.parse(await readFile(path(folder), 'utf8')) as { presets: unknown[] }
    expect(file).toMatchObject({ v: 2, later: true })
    expect(file.presets.slice(1, 5)).toEqual(bad)
  })

  it('that cannot be read at all is not overwritten', async ({ folder }) => {
    await mkdir(path(folder))
    const store = await open(folder)
    expect(store.problems).toHaveLength(1)
    await expect(store.save(given)).rejects.toMatchObject({ code: 'storage' })
  })
})
