/** A press counts, however soon it comes after the pointer, and whatever is redrawn under it meanwhile. */
import type { Locator, Page } from '@playwright/test'
import { invoke } from '../pages/bridge.ts'
import { drawnTwice, pressOnArrival } from '../pages/press.ts'
import { spoken } from '../pseudo-language.ts'
import { expect, test } from './studio.ts'

/** Counts the clicks that arrive at controls within `selector`. @returns reads the count */
async function countClicks(page: Page, selector: string): Promise<() => Promise<number>> {
  await page.evaluate((within) => {
    const counter = window as unknown as { clicksSeen: number }
    counter.clicksSeen = 0
    document.addEventListener('click', (event) => {
      if ((event.target as Element).closest(within) !== null) counter.clicksSeen += 1
    })
  }, selector)
  return () => page.evaluate(() => (window as unknown as { clicksSeen: number }).clicksSeen)
}

test('fifty stars and twenty hearts pressed as the pointer arrives all count', async ({ seedLibrary, start }) => {
  const [id] = (await seedLibrary(3)) as [string]
  const { window, page } = await start({ settings: { welcomed: true } })
  const { panel } = window.inspector
  const cdp = await page.context().newCDPSession(page)
  const slowness = (rate: number): Promise<unknown> => cdp.send('Emulation.setCPUThrottlingRate', { rate })
  const star = (rating: number): Locator =>
    panel.getByRole('radio', { name: rating === 1 ? '1 star' : `${rating} stars` })
  const heart = panel.getByRole('button', { name: /avourite/ })
  await window.gallery.picture(id).click()
  await expect(heart).toBeVisible()
  const clicks = await countClicks(page, `[role="radio"], [aria-label*="${spoken('avourite')}"]`)

  for (let press = 0; press < 50; press += 1) {
    await slowness(press < 25 ? 1 : 6)
    await pressOnArrival(page, star((press % 5) + 1))
  }
  await slowness(1)
  expect(await clicks()).toBe(50)
  await expect.poll(async () => (await invoke(page, 'pictures.get', { id })).rating).toBe(5)

  const { favourite } = await invoke(page, 'pictures.get', { id })
  for (let press = 0; press < 20; press += 1) await pressOnArrival(page, heart)
  // Its own click: the picture has changed between this press and its release.
  const box = (await heart.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await invoke(page, 'pictures.change', { ids: [id], change: { favourite: !favourite } })
  await expect(heart).toHaveAccessibleName(favourite ? 'Favourite' : 'Remove from favourites')
  await drawnTwice(page)
  await page.mouse.up()
  expect(await clicks()).toBe(71)
})

test('a card’s content does not move once it is there, so that the next press lands', async ({ start }) => {
  const { window, page } = await start({ settings: { welcomed: true } })
  await window.openSettings()
  const card = page.getByRole('article', { name: 'AIgateway', exact: true })
  const [atOnce, later] = await card.evaluate(async (element) => {
    const drawn = (): Promise<void> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
    element.querySelector('button')?.click()
    await drawn()
    const button = element.querySelector<HTMLElement>('[type="submit"]')!
    // It scrolls into view, within whatever is still opening around it.
    button.focus()
    const first = button.getBoundingClientRect().top
    await Promise.all(element.getAnimations({ subtree: true }).map(({ finished }) => finished))
    await drawn()
    return [first, button.getBoundingClientRect().top]
  })
  expect(later).toBe(atOnce)
})
