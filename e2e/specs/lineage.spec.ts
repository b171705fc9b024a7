/** A picture's family: made step by step with the demo, navigated, branched from, and two of its steps compared. */

import { launchApp } from '../fixtures.ts'
import { AppWindow } from '../pages/app-window.ts'
import { invoke } from '../pages/bridge.ts'
import { LineagePage } from '../pages/lineage-page.ts'
import type { Studio } from './studio.ts'
import { test as base, expect } from './studio.ts'

const size = { width: 128, height: 128 }

interface Family {
  root: string
  /** Generated from the root's recipe, with other words. */
  varied: string
  /** Painted over the root with one mask, by two seeds. */
  painted: string
  paintedToo: string
  maskId: string
}

const request = {
  operationId: 'demo/sdxl-lightning',
  parameters: { prompt: 'a blue sea', ...size, steps: 4, guidance: 5, seed: 42 }
}
const settings = { concurrency: { demo: 1 }, welcomed: true }

/** Made by the demo: a family of four pictures. */
async function makeFamily(profile: string): Promise<Family> {
  const { page, main } = await launchApp({ profile, settings })
  const { gallery } = new AppWindow(page)
  await invoke(page, 'jobs.submit', { requests: [request] })
  await expect(gallery.pictures).toHaveCount(1)
  const root = (await gallery.ids())[0]!
  const varied = { ...request.parameters, prompt: 'a blue sea, gulls' }
  await invoke(page, 'jobs.submit', { requests: [{ ...request, parameters: varied, derivedFromPictureId: root }] })
  await expect(gallery.pictures).toHaveCount(2)
  const mask = await invoke(page, 'masks.add', {
    mask: { ...size, bits: 8, data: new Uint8Array(128 * 128).fill(255, 0, 128 * 64) }
  })
  const of = { source: { kind: 'picture', pictureId: root }, mask: { kind: 'mask', maskId: mask.id } } as const
  await invoke(page, 'jobs.submit', {
    requests: [7, 8].map((seed) => ({
      operationId: 'demo/inpainting',
      parameters: { prompt: 'a red balloon', ...size, steps: 4, guidance: 5, seed },
      ...of
    }))
  })
  await expect(gallery.pictures).toHaveCount(4)
  const { nodes } = await invoke(page, 'lineage.tree', { id: root })
  await main.close()
  const related = (relation: string): string[] => nodes.flatMap((node) => (node.relation === relation ? node.id : []))
  const [painted, paintedToo] = related('repainted') as [string, string]
  return { root, varied: related('varied')[0]!, painted, paintedToo, maskId: mask.id }
}

/** The tree of the family, with the focus in it. */
interface Tree extends Studio, Family {
  lineage: LineagePage
}

const test = base.extend<{ tree: Tree }>({
  tree: async ({ seedFrom, start }, use) => {
    const family = await seedFrom('family', makeFamily)
    const studio = await start({ settings })
    const { gallery, inspector } = studio.window
    const lineage = new LineagePage(studio.page)
    await gallery.picture(family.root).click()
    await expect(inspector.panel.getByRole('group', { name: 'Made from it' }).getByRole('button')).toHaveCount(3)
    await inspector.panel.getByRole('button', { name: 'Whole tree' }).click()
    await expect(lineage.steps).toHaveCount(4)
    await expect(lineage.tree).toBeFocused()
    await use({ ...studio, ...family, lineage })
  }
})

test('a family grows from a single picture, by its recipe and by a mask', async ({ start }) => {
  const { window, page } = await start({ settings })
  const { gallery, compose } = window
  const lineage = new LineagePage(page)
  await invoke(page, 'jobs.submit', { requests: [request] })
  await expect(gallery.pictures).toHaveCount(1)
  const root = (await gallery.ids())[0]!
  await gallery.picture(root).click()
  await page.keyboard.press('l')
  await expect(lineage.screen.getByRole('heading')).toHaveText('No relatives yet')
  await lineage.screen.getByRole('button', { name: 'Reuse settings' }).click()
  await expect(compose.prompt).toHaveValue('a blue sea')
  await page.keyboard.press('Escape')
  await expect(gallery.screen).toBeVisible()
  await expect(page.getByRole('group', { name: 'Source picture' })).toBeVisible()
  await compose.prompt.fill('a blue sea, gulls')
  await compose.generate()
  await expect(gallery.pictures).toHaveCount(2)
  const { nodes } = await invoke(page, 'lineage.tree', { id: root })
  expect(nodes.map(({ relation }) => relation)).toContain('varied')
})

test('its words and masks are on the lines', async ({ tree }) => {
  const { lineage, root, varied, painted, paintedToo, maskId } = tree
  await expect(lineage.way(varied)).toHaveText('+ “gulls”')
  await expect(lineage.way(painted)).toHaveText('repainted: “a red balloon”')
  await expect(lineage.way(paintedToo)).toHaveText('also seed 7 → 8')
  await expect(lineage.tree.locator(`img[src="media/${maskId}/mask"]`)).toHaveCount(2)
  await expect(lineage.step(root)).toHaveAttribute('aria-level', '1')
  await expect(lineage.step(painted)).toHaveAttribute('aria-setsize', '3')
})

test('the tree is navigated by keys', async ({ tree }) => {
  const { page, lineage, root, varied, painted, paintedToo } = tree
  await expect.poll(() => lineage.current()).toBe(root)
  await lineage.press('ArrowRight')
  await expect.poll(() => lineage.current()).toBe(varied)
  await lineage.press('ArrowDown', 'ArrowDown')
  await expect.poll(() => lineage.current()).toBe(paintedToo)
  await lineage.press('ArrowLeft')
  await expect.poll(() => lineage.current()).toBe(root)
  await lineage.press('ArrowRight')
  await expect.poll(() => lineage.current()).toBe(paintedToo)
  await lineage.press(' ')
  await expect(page.getByRole('dialog', { name: 'Quick look' })).toBeVisible()
  await lineage.press('ArrowUp')
  await expect(page.getByRole('dialog', { name: 'Quick look' })).toContainText('a red balloon')
  await lineage.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Quick look' })).toHaveCount(0)
  await expect.poll(() => lineage.current()).toBe(painted)
})

test('two steps are compared', async ({ tree }) => {
  const { page, lineage, varied, painted, paintedToo } = tree
  await lineage.way(varied).click()
  await expect(lineage.changes.locator('ins')).toHaveText(', gulls')
  await lineage.press('Escape')
  await lineage.step(paintedToo).click()
  await lineage.step(painted).click({ modifiers: ['ControlOrMeta'] })
  await expect(lineage.changes.getByText('7→8')).toBeVisible()
  await lineage.changes.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('main', { name: 'Comparison' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(lineage.screen).toBeVisible()
  await lineage.press('Escape')
  await expect(lineage.changes).toHaveCount(0)
})

test('a branch starts from one of its steps', async ({ tree }) => {
  const {
    window: { compose },
    page,
    lineage,
    root,
    varied
  } = tree
  await lineage.step(varied).click()
  await lineage.branch('Edit as a variation…')
  await expect(compose.prompt).toHaveValue('a blue sea, gulls')
  await compose.generate()
  await expect(lineage.steps).toHaveCount(5)
  const grown = await invoke(page, 'lineage.tree', { id: root })
  expect(grown.nodes.at(-1)).toMatchObject({
    parentId: varied,
    relation: 'varied',
    changes: [expect.stringMatching(/^seed \d+ → \d+$/)]
  })
})

test('what was deleted stays as a shadow; Enter opens, Escape leads back', async ({ tree }) => {
  const { window, page, lineage, varied, painted } = tree
  await lineage.step(varied).click()
  await lineage.press('Delete')
  await expect(lineage.step(varied)).toHaveAttribute('data-state', 'trashed')
  await lineage.step(painted).click()
  await lineage.press('Enter')
  await expect.poll(() => window.viewer.isShown()).toBe(true)
  await page.keyboard.press('l')
  await expect.poll(() => lineage.current()).toBe(painted)
  await lineage.press('Escape')
  await expect(window.viewer.screen).toBeVisible()
})
