/** The library in figures: correct for a known library, with a way from every figure to its pictures. */
import { invoke } from '../pages/bridge.ts'
import { StatisticsPage } from '../pages/statistics-page.ts'
import type { Studio } from './studio.ts'
import { test as base, expect } from './studio.ts'

/** Yesterday, and the same for every test of the day. */
const lastNoon = (): number => new Date().setHours(12, 0, 0, 0) - 86_400_000

/** The figures of forty pictures over four hundred days: the oldest are older than a year. */
interface Counted extends Studio {
  statistics: StatisticsPage
  /** The newest last. */
  ids: string[]
}

const test = base.extend<{ counted: Counted }>({
  counted: async ({ seedLibrary, start }, use) => {
    const ids = (await seedLibrary(40, { newest: lastNoon() })).toReversed()
    const studio = await start({ settings: { welcomed: true } })
    await expect(studio.window.gallery.picture(ids.at(-1)!)).toBeVisible()
    await studio.page.keyboard.press('Control+4')
    await use({ ...studio, ids, statistics: new StatisticsPage(studio.page) })
  }
})

test('figures are correct, for the last twelve months and for all', async ({ counted }) => {
  const { page, ids, statistics } = counted
  const pictures = await Promise.all(ids.map((id) => invoke(page, 'pictures.get', { id })))
  await expect(statistics.headline).toBeVisible()
  await statistics.choose('All')
  await expect(statistics.headline).toContainText('40pictures')
  await expect(statistics.headline).toContainText(`${pictures.filter(({ favourite }) => favourite).length}favourites`)
  const rows = await statistics.table('By model and service')
  for (const [model, service, count] of rows) {
    expect(Number(count)).toBe(
      pictures.filter(({ operationLabel, providerLabel }) => operationLabel === model && providerLabel === service)
        .length
    )
  }
  const days = await statistics.table('Pictures per day')
  expect(days.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(40)
  await expect(statistics.plot('On disk')).toContainText('Originals')
  await expect(statistics.plot('Failures')).toContainText('no failures to count')
})

test('a day leads to its pictures, by mouse and by keys', async ({ counted }) => {
  const { window, page, ids, statistics } = counted
  await statistics.choose('12 months')
  const [newest, count] = (await statistics.table('Pictures per day'))[0]!
  await statistics.day(newest!).click()
  await expect(window.gallery.pictures).toHaveCount(Number(count))
  await expect(window.gallery.picture(ids.at(-1)!)).toBeVisible()

  await page.keyboard.press('Control+4')
  await statistics.calendar.focus()
  await page.keyboard.press('End')
  const back = await page.evaluate(
    (name) => Math.round((new Date().setHours(0, 0, 0, 0) - new Date(`${name}T00:00:00`).getTime()) / 86_400_000),
    newest
  )
  for (let days = 0; days < back; days += 1) await page.keyboard.press('ArrowUp')
  await expect(statistics.calendar).toHaveAccessibleName(/: 1 picture\./)
  await page.keyboard.press('Enter')
  await expect(window.gallery.pictures).toHaveCount(1)
})

test('the span survives a restart', async ({ counted, start }) => {
  const { page, main, statistics } = counted
  await statistics.choose('30 days')
  await expect(
    statistics
      .plot('Pictures per day')
      .getByRole('button', { name: /: 1 picture$/ })
      .first()
  ).toBeVisible()
  await expect.poll(async () => (await invoke(page, 'settings.get')).statistics.range).toBe('month')
  await main.close()
  const again = await start()
  await again.page.keyboard.press('Control+4')
  await expect(new StatisticsPage(again.page).screen.getByRole('radio', { name: '30 days' })).toBeChecked()
})
