/**
 * Pictures from outside: a folder of other programs' pictures, drops, duplicates, the report, the file's metadata, a
 * watched folder.
 */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  app1,
  comment,
  intoJpeg,
  intoPng,
  plainPicture,
  tEXt,
  tiff
} from '../../src/main/metadata/__fixtures__/made-files.ts'
import type { Task } from '../../src/shared/domain/task.ts'
import { launchApp } from '../fixtures.ts'
import { AppWindow } from '../pages/app-window.ts'
import { invoke } from '../pages/bridge.ts'
import type { Studio } from './studio.ts'
import { test as base, expect } from './studio.ts'

interface ImportFixtures {
  /** An empty folder that is removed after the test. */
  source: string
  /** With a library into which such a folder was imported. */
  imported: Studio
}

const test = base.extend<ImportFixtures>({
  source: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'palimpsest-source-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },

  imported: async ({ source, seedFrom, start }, use) => {
    await seedFrom('imported', async (profile) => {
      await fillFolder(source)
      const { page, main } = await launchApp({ profile, settings: { welcomed: true } })
      await main.answer('showOpenDialog', { canceled: false, filePaths: [source] })
      await invoke(page, 'imports.choose', { what: 'folder' })
      await expect(new AppWindow(page).gallery.pictures).toHaveCount(5)
      await main.close()
    })
    await use(await start({ settings: { welcomed: true } }))
  }
})

const a1111 =
  'a fox in <b>snow</b>\nNegative prompt: blurry\n' +
  'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 16x16, Model hash: c0ffee, Model: dreamshaper'
const comfy = {
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: 77,
      steps: 12,
      cfg: 5,
      sampler_name: 'euler',
      denoise: 1,
      model: ['4', 0],
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: ['5', 0]
    }
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sdxl.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 1024, height: 768 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a heron at dawn' } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'people' } }
}
const invokeAi = {
  positive_prompt: 'an otter',
  steps: 30,
  seed: 9,
  cfg_scale: 6,
  scheduler: 'euler',
  model: { name: 'juggernaut', base: 'sdxl' },
  app_version: '5.4'
}

/** What other programs left: pictures with recipes, one without, a copy, a broken one, and a note. */
async function fillFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'deep 大'), { recursive: true })
  const png = (side: number): Promise<Buffer> => plainPicture('png', side)
  await writeFile(join(folder, 'fox 🦊.png'), intoPng(await png(16), [tEXt('parameters', a1111)]))
  await writeFile(join(folder, 'deep 大', 'heron.png'), intoPng(await png(17), [tEXt('prompt', JSON.stringify(comfy))]))
  await writeFile(
    join(folder, 'otter.png'),
    intoPng(await png(18), [tEXt('invokeai_metadata', JSON.stringify(invokeAi))])
  )
  await writeFile(
    join(folder, 'owl.jpg'),
    intoJpeg(await plainPicture('jpeg', 19), [app1(tiff([comment('an owl\nSteps: 5, Seed: 3, Size: 19x19')]))])
  )
  await writeFile(join(folder, 'plain.png'), await png(20))
  await writeFile(join(folder, 'plain copy.png'), await png(20))
  await writeFile(join(folder, 'broken.png'), (await png(21)).subarray(0, 60))
  await writeFile(join(folder, 'notes.txt'), 'not a picture')
}

const drop = async (page: Page, files: { name: string; bytes?: Uint8Array }[]): Promise<void> => {
  const data = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer()
      for (const { name, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes ?? [])], name))
      return transfer
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...(bytes ?? [])] }))
  )
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await expect(page.getByRole('status').filter({ hasText: 'Drop to import' })).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}

/** @returns what the inspector says about the picture */
async function detailsOf({ window, page }: Studio, prompt: string): Promise<Record<string, string>> {
  const { stubs } = await invoke(page, 'pictures.index', { after: null, limit: 1, query: { search: prompt } })
  const [id] = stubs[0]!
  await window.gallery.picture(id).click()
  return await window.inspector.details(id)
}

test('a folder is imported with the empty gallery’s button, with a report', async ({ start, source }) => {
  await fillFolder(source)
  const { window, page, main } = await start({ settings: { welcomed: true } })
  await main.answer('showOpenDialog', { canceled: false, filePaths: [source] })
  await page.getByRole('button', { name: 'Import a folder…' }).click()
  await expect(window.gallery.pictures).toHaveCount(5)
  await page.getByRole('button', { name: /^Activity/ }).click()
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText(
    '5 pictures imported, 4 with a recipe. 1 was already in the library. 1 could not be imported.'
  )
})

test('other programs’ recipes are in the inspector', async ({ imported }) => {
  const fox = await detailsOf(imported, 'fox')
  expect(fox).toMatchObject({
    Prompt: expect.stringContaining('a fox in <b>snow</b>'),
    Seed: expect.stringContaining('1234'),
    'Made with': expect.stringContaining('AUTOMATIC1111')
  })
  expect(fox['Model hash']).toContain('c0ffee')
  expect(await detailsOf(imported, 'heron')).toMatchObject({
    Prompt: expect.stringContaining('a heron at dawn'),
    'Made with': expect.stringContaining('ComfyUI')
  })
  expect(await detailsOf(imported, 'otter')).toMatchObject({
    'Made with': expect.stringContaining('InvokeAI'),
    Model: expect.stringContaining('juggernaut')
  })
})

test('a file’s texts are shown verbatim', async ({ imported }) => {
  const { window, page } = imported
  await detailsOf(imported, 'fox')
  await window.inspector.button('Embedded text…').click()
  await expect(page.getByRole('dialog', { name: 'Embedded text' }).locator('pre')).toHaveText(a1111)
})

test('what was imported together is one press away', async ({ imported }) => {
  const { window, page } = imported
  await detailsOf(imported, 'fox')
  await window.inspector.button('All of this import').click()
  await expect(window.gallery.pictures).toHaveCount(5)
  const { total } = await invoke(page, 'pictures.index', {
    after: null,
    limit: 1,
    query: { filters: { kinds: ['imported'] } }
  })
  expect(total).toBe(5)
})

test('a drop is imported by its path, a folder with its contents', async ({ start, source }) => {
  await fillFolder(source)
  const { window, page, main } = await start({ settings: { welcomed: true } })
  await main.knowFile('fox 🦊.png', join(source, 'fox 🦊.png'))
  await main.knowFile('deep 大', join(source, 'deep 大'))
  await drop(page, [{ name: 'fox 🦊.png' }, { name: 'deep 大' }])
  await expect(window.gallery.pictures).toHaveCount(2)
})

test('a drop without a path is imported by its bytes', async ({ start }) => {
  const { window, page } = await start({ settings: { welcomed: true } })
  await drop(page, [
    {
      name: 'from the web.png',
      bytes: intoPng(await plainPicture('png', 30), [tEXt('parameters', a1111.replace('fox', 'wolf'))])
    }
  ])
  await expect(window.gallery.pictures).toHaveCount(1)
  await expect(page.getByText('1 picture imported.')).toBeVisible()
  const { total } = await invoke(page, 'pictures.index', { after: null, limit: 1, query: { search: 'wolf' } })
  expect(total).toBe(1)
})

test('a page that makes up a drop’s ticket gets nothing from it', async ({ start }) => {
  const { page } = await start({ settings: { welcomed: true } })
  await expect(invoke(page, 'imports.dropped', { ticket: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })).rejects.toThrow(
    'no longer known'
  )
})

test('an import of hundreds is cancelled halfway, and what was imported is whole', async ({ start, source }) => {
  const picture = await plainPicture('png', 24)
  for (let number = 0; number < 400; number += 1)
    await writeFile(join(source, `${number}.png`), intoPng(picture, [tEXt('Comment', String(number))]))
  const { page, main } = await start({ settings: { welcomed: true } })
  await main.answer('showOpenDialog', { canceled: false, filePaths: [source] })
  // Cancelled by the page itself, at the first progress: a call from outside may come when all is done.
  const began = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const stop = window.palimpsest.on('taskChanged', (changed) => {
          const { id, state, done } = changed as Task
          if (state !== 'running' || done < 10) return
          stop()
          resolve(window.palimpsest.invoke('tasks.cancel', { id }).then(() => undefined))
        })
      })
  )
  const task = (await invoke(page, 'imports.choose', { what: 'folder' }))!
  await began
  await expect
    .poll(async () => (await invoke(page, 'tasks.list')).find(({ id }) => id === task.id)?.state)
    .toBe('cancelled')
  const { pictures } = await invoke(page, 'library.info')
  expect(pictures).toBeGreaterThanOrEqual(10)
  expect(pictures).toBeLessThan(400)
  const { stubs } = await invoke(page, 'pictures.index', { after: null, limit: 1000 })
  expect(stubs).toHaveLength(pictures)
})

/** Puts a picture into a folder as if it had been there for a while. */
async function addTo(folder: string, name: string, side: number): Promise<void> {
  const old = new Date(Date.now() - 60_000)
  await writeFile(join(folder, name), intoPng(await plainPicture('png', side), [tEXt('parameters', a1111)]))
  await utimes(join(folder, name), old, old)
}

/** Has a folder with one picture watched, through the dialog that chooses it. */
async function watch({ main, page, window }: Studio, folder: string): Promise<void> {
  await addTo(folder, 'first.png', 16)
  await main.answer('showOpenDialog', { canceled: false, filePaths: [folder] })
  await invoke(page, 'watch.add')
  await expect(window.gallery.pictures).toHaveCount(1)
}

test('a watched folder imports what arrives in it, and its settings say how many', async ({ start, source }) => {
  const studio = await start({ settings: { welcomed: true } })
  await watch(studio, source)
  await addTo(source, 'second.png', 17)
  await expect(studio.window.gallery.pictures).toHaveCount(2)
  await studio.window.openSettings()
  await expect(studio.page.getByText('2 pictures imported since the app started.')).toBeVisible()
})

test('a watched folder imports what arrived while the app was closed, until it is removed', async ({
  start,
  source
}) => {
  const first = await start({ settings: { welcomed: true } })
  await watch(first, source)
  await first.main.close()
  await addTo(source, 'third.png', 18)
  const second = await start()
  await expect(second.window.gallery.pictures).toHaveCount(2)
  const [watched] = await invoke(second.page, 'watch.list')
  await invoke(second.page, 'watch.remove', { folder: watched!.folder })
  expect(await invoke(second.page, 'watch.list')).toEqual([])
})
