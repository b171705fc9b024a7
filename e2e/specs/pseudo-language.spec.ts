/**
 * The window in the pseudo-language, where every letter has an accent and text is a third longer: text that stays plain
 * is missing from the catalogue, and text that overflows has no room for another language.
 */
import type { Page } from '@playwright/test'
import { languageVariable } from '../../src/shared/messages/language.ts'
import { pseudo } from '../../src/shared/messages/pseudo.ts'
import { tokens } from '../../src/shared/naming/file-pattern.ts'
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
}

/** What the window shows or speaks, if it is plain English or overflows. */
async function look(page: Page): Promise<Shown> {
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
      const isCut = getComputedStyle(parent).textOverflow === 'ellipsis'
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
  return { escaped: [...new Set(escaped)], spilled: [...new Set(found.spilled)] }
}

const nothing: Shown = { escaped: [], spilled: [] }

for (const [width, height] of [
  [1024, 700],
  [1600, 1000]
] as const) {
  test(`at ${width} x ${height} every text comes from the catalogue, and longer ones have room`, async ({ start }) => {
    const { page } = await start({
      env: { [languageVariable]: 'en-XA' },
      settings: { welcomed: true, concurrency: { demo: 1 } }
    })
    await page.setViewportSize({ width, height })
    const seen: Record<string, Shown> = {}
    const note = async (screen: string): Promise<void> => {
      seen[screen] = await look(page)
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
    await note('its menu')
    await key('Escape')
    await key('Control+a')
    await note('several pictures')
    await key('Control+e')
    await page.getByRole('dialog').waitFor()
    await note('the export')
    await key('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await key('F1')
    await page.getByRole('dialog').waitFor()
    await note('the shortcuts')
    await key('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await key('Control+k')
    await page.getByRole('dialog').waitFor()
    await note('the palette')
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
      Object.fromEntries(Object.entries(seen).filter(([, shown]) => shown.escaped.length + shown.spilled.length))
    ).toEqual({})
    expect(Object.values(seen)[0]).toEqual(nothing)
  })
}
