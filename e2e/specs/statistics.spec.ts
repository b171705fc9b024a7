/** The library in figures: right for a library that is known, and a way from every figure to its pictures. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { generateLibrary } from '../../bench/library/generate.ts'
import { invoke } from '../pages/bridge.ts'
import { StatisticsPage } from '../pages/statistics-page.ts'
import { expect, test } from './studio.ts'

const day = 86_400_000

test('figures are right, lead to their pictures, and their span is remembered', async ({ profile, start }) => {
  const folder = join(profile, 'library')
  await mkdir(folder, { recursive: true })
  // Forty pictures over four hundred days: the oldest are older than a year.
  const ids = await generateLibrary(folder, 40, { newest: Date.now() - day })
  const { window, page, main } = await start({ settings: { welcomed: true } })
  const statistics = new StatisticsPage(page)
  await expect(window.gallery.picture(ids.at(-1)!)).toBeVisible()
  const pictures = await Promise.all(ids.map((id) => invoke(page, 'pictures.get', { id })))

  await page.keyboard.press('Control+4')
  await test.step('of the last twelve months, and of all', async () => {
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
    await expect(statistics.plot('On the disk')).toContainText('Originals')
    await expect(statistics.plot('Failures')).toContainText('nothing to count')
  })

  let newest = ''
  await test.step('a day leads to its pictures', async () => {
    await statistics.choose('12 months')
    const [name, count] = (await statistics.table('Pictures per day'))[0]!
    newest = name!
    await statistics.day(newest).click()
    await expect(window.gallery.pictures).toHaveCount(Number(count))
    await expect(window.gallery.picture(ids.at(-1)!)).toBeVisible()
  })

  await test.step('by keys, too', async () => {
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

  await test.step('the span is there again after a restart', async () => {
    await page.keyboard.press('Control+4')
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
})
