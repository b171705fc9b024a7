/**
 * The window in the pseudo-language, where every letter has an accent and text is a third longer, and mirrored as for a
 * language read from right to left: text that stays plain is missing from the catalogue, and text that overflows has no
 * room for another language.
 */
import type { Locator, Page } from '@playwright/test'
import { panelSizesSchema } from '../../src/shared/domain/settings.ts'
import { languageVariable } from '../../src/shared/messages/language.ts'
import { pseudo } from '../../src/shared/messages/pseudo.ts'
import { tokens } from '../../src/shared/naming/file-pattern.ts'
import { coveredControls } from '../pages/boxes.ts'
import { invoke } from '../pages/bridge.ts'
import { expect, test } from './studio.ts'

/** A text as the window writes it now. */
const strange = (text: string): string => pseudo({ text }).text

const size = { width: 128, height: 128 }
/** Nothing here written by a user has a Latin letter. */
const prompts = ['Αλκυόνα 1', 'Αλκυόνα 2', 'Αλκυόνα 3']

/** What is the same in every language: names of services, models, formats and keys, of months and days, places. */
const named = new RegExp(
  [
    String.raw`\b(?:AIgateway|AppyPie|Pixazo|Gateway|InvokeAI)\b`,
    String.raw`\b(?:ImagePipeline(?: \(legacy\))?|Demo(?: \(on this machine\))?)(?!\w)`,
    String.raw`\b(?:SDXL(?: Lightning| base [\d.]+)?|SD [\d.]+ inpainting(?: \(stream\))?)`,
    String.raw`\bSDXL\b|\bStable Diffusion [\d.]+(?: Large)?`,
    String.raw`\b(?:API|PNG|JPEG|WebP|AVIF|ZIP|HTTP|SOCKS5?|URL|Palimpsest|Electron|Chromium|Node\.js)\b`,
    String.raw`\b(?:Ctrl|Shift|Alt|Space|Enter|Esc|Tab|Home|End|Delete|Backspace|Menu|Plus|Minus|F\d+|[A-Z])\b`,
    String.raw`\b(?:Page )?(?:Up|Down|Left|Right)\b`,
    String.raw`\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\w*`,
    String.raw`\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b`,
    String.raw`\bdemo\b(?::\d+)?|https?://\S+|\S*[/\\]\S+|\S*\.(?:png|json|db)\b|\d{4}-\d\d-\d\d_.*`,
    // The tokens of file name patterns.
    `^(?:${tokens.map(({ name }) => name).join('|')})$`
  ].join('|'),
  'g'
)

interface Shown {
  escaped: string[]
  spilled: string[]
  covered: string[]
}

/**
 * What the window shows or speaks, if it is plain English or overflows, and controls that something else covers.
 * @param front selects what covers the rest of the window on purpose
 */
async function look(page: Page, front = 'body'): Promise<Shown> {
  const found = await page.evaluate(() => {
    const texts: string[] = []
    const spilled: string[] = []
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      const parent = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (parent === null || text === '' || !isSeen(parent) || parent.closest('[data-selectable], kbd, code, style'))
        continue
      texts.push(text)
      const control = parent.closest('button, [role=tab], [role=menuitem], [role=option], label, h1, h2, h3')
      if (control === null) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const [inner, outer] = [range.getBoundingClientRect(), control.getBoundingClientRect()]
      let isCut = false
      for (let around: Element | null = parent; around && control.contains(around); around = around.parentElement)
        isCut ||= getComputedStyle(around).textOverflow === 'ellipsis'
      if (!isCut && inner.width > 0 && (inner.right > outer.right + 1 || inner.left < outer.left - 1))
        spilled.push(`${text}: ${Math.round(inner.right - outer.right)} px`)
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
      if (!isSeen(element) || element.closest('[data-selectable]')) continue
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        const text = element.getAttribute(name)
        if (text !== null) texts.push(text)
      }
    }
    if (document.documentElement.scrollWidth > window.innerWidth) spilled.push('the window scrolls sideways')
    return { texts, spilled }
  })
  const escaped = found.texts.filter((text) => /[A-Za-z]{2}/.test(text.replaceAll(named, '')))
  return {
    escaped: [...new Set(escaped)],
    spilled: [...new Set(found.spilled)],
    covered: await coveredControls(page, front)
  }
}

const nothing: Shown = { escaped: [], spilled: [], covered: [] }

for (const [width, height, tag] of [
  [1024, 700, 'en-XA'],
  [1600, 1000, 'en-XA'],
  [1024, 700, 'en-XB'],
  [1600, 1000, 'en-XB']
] as const) {
  const mirrored = tag === 'en-XB' ? ', mirrored' : ''
  test(`at ${width} x ${height}${mirrored}, every text comes from the catalogue, and longer ones have room`, async ({
    start
  }) => {
    const { page } = await start({
      env: { [languageVariable]: tag },
      settings: { welcomed: true, concurrency: { demo: 1 } }
    })
    await page.setViewportSize({ width, height })
    const seen: Record<string, Shown> = {}
    const note = async (screen: string, front?: string): Promise<void> => {
      seen[screen] = await look(page, front)
    }
    const key = (chord: string): Promise<void> => page.keyboard.press(chord)
    await note('an empty gallery')
    await invoke(page, 'jobs.submit', {
      requests: [...prompts, 'Αλκυόνα demo:500'].map((prompt, seed) => ({
        operationId: 'demo/sdxl-lightning',
        parameters: { prompt, ...size, steps: 4, guidance: 2, seed }
      }))
    })
    const pictures = page.getByRole('gridcell').filter({ has: page.locator('img') })
    await expect(pictures).toHaveCount(prompts.length)
    await note('the gallery')
    await pictures.first().click()
    await note('a selected picture')
    await pictures.first().click({ button: 'right' })
    await page.getByRole('menu').waitFor()
    await note('its menu', '[role=menu]')
    await key('Escape')
    await key('Control+a')
    await note('several pictures')
    await key('Control+e')
    await page.getByRole('dialog').waitFor()
    await note('the export', '[role=dialog]')
    await key('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await key('F1')
    await page.getByRole('dialog').waitFor()
    await note('the shortcuts', '[role=dialog]')
    await key('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await key('Control+k')
    await page.getByRole('dialog').waitFor()
    await note('the palette', '[role=dialog]')
    await key('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    for (const [screen, chord] of [
      ['the studio', 'Control+2'],
      ['the queue', 'Control+3'],
      ['the statistics', 'Control+4'],
      ['the settings', 'Control+,']
    ] as const) {
      await key(chord)
      await expect.poll(() => page.evaluate(() => location.hash)).toContain('view=')
      await note(screen)
    }
    await key('Control+1')
    await pictures.first().click()
    await key('Enter')
    await page.getByRole('main', { name: strange('Viewer') }).waitFor()
    await note('the viewer')
    expect(
      Object.fromEntries(Object.entries(seen).filter(([, shown]) => Object.values(shown).flat().length > 0))
    ).toEqual({})
    expect(Object.values(seen)[0]).toEqual(nothing)
  })
}

test('mirrored, the first picture stands at the right, and keys and drags go the way they point', async ({
  seedLibrary,
  start
}) => {
  const ids = await seedLibrary(40)
  const layout = panelSizesSchema.parse({ tileSize: 100, groupByDay: false })
  const { page, window } = await start({
    env: { [languageVariable]: 'en-XB' },
    settings: { welcomed: true, layout }
  })
  const tile = (at: number): Locator => page.locator(`[role="gridcell"][data-id="${ids[at]}"]`)
  const selected = (): Promise<(string | undefined)[]> =>
    page
      .locator('[role="gridcell"][aria-selected="true"]')
      .evaluateAll((tiles) => tiles.map((each) => (each as HTMLElement).dataset['id']))
  const middle = async (of: Locator): Promise<number> => {
    const { x, width } = (await of.boundingBox())!
    return x + width / 2
  }
  await tile(2).waitFor()
  expect(await middle(tile(0))).toBeGreaterThan(await middle(tile(1)))
  await tile(0).click()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => selected()).toEqual([ids[1]])
  await window.gallery.frame(tile(2), tile(1), 'Shift')
  await expect.poll(() => selected()).toEqual([ids[1], ids[2]])

  const edge = page.getByRole('separator', { name: strange('Width of the left panel') })
  const width = async (): Promise<number> => Number(await edge.getAttribute('aria-valuenow'))
  const before = await width()
  await edge.press('ArrowLeft')
  await expect.poll(width).toBe(before + 16)
  const box = (await edge.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + 200)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 - 24, box.y + 200, { steps: 3 })
  await page.mouse.up()
  await expect.poll(width).toBe(before + 40)

  await tile(1).dblclick()
  const strip = page.getByRole('listbox', { name: strange('Filmstrip') })
  const current = strip.locator('[aria-selected="true"]')
  const shown = (at: number): Promise<void> =>
    expect(page.locator('main img[data-what]')).toHaveAttribute('src', `media/${ids[at]}/original`)
  const inTheMiddle = (): Promise<number> =>
    Promise.all([middle(current), middle(strip)]).then(([one, other]) => Math.abs(one - other))
  await shown(1)
  await page.keyboard.press('ArrowLeft')
  await shown(2)
  await expect.poll(inTheMiddle).toBeLessThan(2)
  await strip.press('End')
  await shown(39)
  await expect.poll(inTheMiddle).toBeLessThan(2)
  await strip.press('ArrowRight')
  await shown(38)
})
