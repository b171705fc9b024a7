/**
 * A picture's family: made step by step with the demo, walked, branched from, and two of its steps held against each
 * other.
 */
import { invoke } from '../pages/bridge.ts'
import { LineagePage } from '../pages/lineage-page.ts'
import { expect, test } from './studio.ts'

const size = { width: 128, height: 128 }

test('a family is drawn, walked by keys, branched from and compared', async ({ start }) => {
  const { window, page } = await start({ settings: { concurrency: { demo: 1 }, welcomed: true } })
  const { gallery, compose } = window
  const lineage = new LineagePage(page)
  await invoke(page, 'jobs.submit', {
    requests: [
      {
        operationId: 'demo/sdxl-lightning',
        parameters: { prompt: 'a blue sea', ...size, steps: 4, guidance: 5, seed: 42 }
      }
    ]
  })
  await expect(gallery.pictures).toHaveCount(1)
  const root = (await gallery.ids())[0]!

  await test.step('a picture that stands alone says so, and offers what to do', async () => {
    await gallery.picture(root).click()
    await page.keyboard.press('l')
    await expect(lineage.screen.getByRole('heading')).toHaveText('It stands alone so far')
    await lineage.screen.getByRole('button', { name: 'Use these again' }).click()
    await expect(compose.prompt).toHaveValue('a blue sea')
    await page.keyboard.press('Escape')
    await expect(gallery.screen).toBeVisible()
  })

  const mask = await invoke(page, 'masks.add', {
    mask: { ...size, bits: 8, data: new Uint8Array(128 * 128).fill(255, 0, 128 * 64) }
  })
  await test.step('what is generated from its recipe and what is painted over it come after it', async () => {
    await expect(page.getByRole('group', { name: 'Made after' })).toBeVisible()
    await compose.prompt.fill('a blue sea, gulls')
    await compose.generate()
    await expect(gallery.pictures).toHaveCount(2)
    const repaint = {
      operationId: 'demo/inpainting',
      parameters: { prompt: 'a red balloon', ...size, steps: 4, guidance: 5 }
    }
    const of = { source: { kind: 'picture', pictureId: root }, mask: { kind: 'mask', maskId: mask.id } } as const
    await invoke(page, 'jobs.submit', {
      requests: [7, 8].map((seed) => ({ ...repaint, ...of, parameters: { ...repaint.parameters, seed } }))
    })
    await expect(gallery.pictures).toHaveCount(4)
  })
  const { nodes } = await invoke(page, 'lineage.tree', { id: root })
  const varied = nodes.find(({ relation }) => relation === 'varied')!.id
  const [painted, paintedToo] = nodes.filter(({ relation }) => relation === 'repainted').map(({ id }) => id) as [
    string,
    string
  ]

  await test.step('with words and masks on the lines', async () => {
    await gallery.picture(root).click()
    await expect(window.inspector.panel.getByRole('group', { name: 'Made from it' }).getByRole('button')).toHaveCount(3)
    await window.inspector.panel.getByRole('button', { name: 'Whole tree' }).click()
    await expect(lineage.steps).toHaveCount(4)
    await expect(lineage.way(varied)).toHaveText('+ “gulls”')
    await expect(lineage.way(painted)).toHaveText('repainted: “a red balloon”')
    await expect(lineage.way(paintedToo)).toHaveText('likewise, seed 7 → 8')
    await expect(lineage.tree.locator(`img[src="media/${mask.id}/mask"]`)).toHaveCount(2)
    await expect(lineage.step(root)).toHaveAttribute('aria-level', '1')
    await expect(lineage.step(painted)).toHaveAttribute('aria-setsize', '3')
  })

  await test.step('walked by keys', async () => {
    await expect(lineage.tree).toBeFocused()
    expect(await lineage.current()).toBe(root)
    await lineage.press('ArrowRight')
    expect(await lineage.current()).toBe(varied)
    await lineage.press('ArrowDown', 'ArrowDown')
    expect(await lineage.current()).toBe(paintedToo)
    await lineage.press('ArrowLeft')
    expect(await lineage.current()).toBe(root)
    await lineage.press('ArrowRight')
    expect(await lineage.current()).toBe(paintedToo)
    await lineage.press(' ')
    await expect(page.getByRole('dialog', { name: 'Quick look' })).toBeVisible()
    await lineage.press('ArrowUp')
    await expect(page.getByRole('dialog', { name: 'Quick look' })).toContainText('a red balloon')
    await lineage.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Quick look' })).toHaveCount(0)
    expect(await lineage.current()).toBe(painted)
  })

  await test.step('two steps are held against each other', async () => {
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

  await test.step('and one is branched from', async () => {
    await lineage.step(varied).click()
    await lineage.branch('Prepare a variation…')
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

  await test.step('what was thrown away stays as a shadow; Enter opens, Escape leads back', async () => {
    await lineage.step(varied).click()
    await lineage.press('Delete')
    await expect(lineage.step(varied)).toHaveAttribute('data-state', 'trashed')
    await lineage.step(painted).click()
    await lineage.press('Enter')
    await expect.poll(() => window.viewer.isShown()).toBe(true)
    await page.keyboard.press('l')
    expect(await lineage.current()).toBe(painted)
    await lineage.press('Escape')
    await expect(window.viewer.screen).toBeVisible()
  })
})
