import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { installationIn } from './installation.ts'

it('is the same at every start, even if the profile was renamed', async ({ folder }) => {
  const first = await installationIn(folder)
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  expect(await installationIn(folder)).toBe(first)
  await rename(folder, `${folder}-renamed`)
  expect(await installationIn(`${folder}-renamed`)).toBe(first)
  await rename(`${folder}-renamed`, folder)
})

it('is a different one in a copy of the profile', async ({ folder }) => {
  const first = await installationIn(folder)
  const copy = `${folder}-copy`
  await cp(folder, copy, { recursive: true, preserveTimestamps: true })
  expect(await installationIn(copy)).not.toBe(first)
  await rm(copy, { recursive: true })
})

it('is a new one if its file is damaged, or none can be stored', async ({ folder }) => {
  const first = await installationIn(folder)
  await writeFile(join(folder, 'installation'), 'nonsense')
  const second = await installationIn(folder)
  expect(second).not.toBe(first)
  expect(await installationIn(folder)).toBe(second)
  expect(await installationIn(join(folder, 'not there'))).not.toBe(await installationIn(join(folder, 'not there')))
})
