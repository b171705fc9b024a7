/** Fields that ask for a name: what they refuse, and what Enter and Escape do. */
import { expect, test } from './studio.ts'

test('a missing or taken name is refused at its field, and the dialog stays', async ({ seedLibrary, start }) => {
  await seedLibrary(4)
  const { window, page } = await start({ settings: { welcomed: true } })
  const name = window.dialog.getByRole('textbox', { name: 'Name' })
  const ask = async (): Promise<void> => (await window.openPalette()).run('New collection')
  await ask()
  await expect(name).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(window.dialog).toContainText('Enter a name.')
  await page.keyboard.type('Autumn')
  await expect(window.dialog).not.toContainText('Enter a name.')
  await page.keyboard.press('Enter')
  await expect(window.dialog).toBeHidden()

  await ask()
  await name.fill(' autumn ')
  await page.keyboard.press('Enter')
  await expect(name).toHaveAccessibleDescription(/^The name “autumn” is already taken/)
  await expect(name).toHaveValue(' autumn ')
  await page.keyboard.press('Escape')
  await expect(window.dialog).toBeHidden()
})

test('a tag is renamed in its row, where Escape cancels the name and not the dialog', async ({
  seedLibrary,
  start
}) => {
  await seedLibrary(40)
  const { window, page } = await start({ settings: { welcomed: true } })
  await (await window.openPalette()).run('Manage tags')
  const first = window.dialog.getByRole('listitem').first()
  const tag = (await first.getByRole('button').first().textContent()) ?? ''
  const row = window.dialog.getByRole('listitem').filter({ has: page.getByRole('textbox') })
  await window.dialog.getByRole('button', { name: `Rename ${tag}` }).click()
  await page.keyboard.type('Left alone')
  await page.keyboard.press('Escape')
  await expect(row).toHaveCount(0)
  await expect(first).toContainText(tag)

  await window.dialog.getByRole('button', { name: `Rename ${tag}` }).click()
  await page.keyboard.type('Kept by Enter')
  await page.keyboard.press('Enter')
  await expect(window.dialog.getByRole('button', { name: 'Rename Kept by Enter' })).toBeVisible()
  await expect(window.dialog.getByRole('button', { name: `Rename ${tag}` })).toHaveCount(0)
})
