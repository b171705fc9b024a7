/** Keys go in and never come out, and problems with one are explained plainly. */
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { invoke } from '../pages/bridge.ts'
import { filesWith, textOfPage } from './canary.ts'
import { closedAddress } from './closed-address.ts'
import { expect, test } from './studio.ts'

test('without a key nothing is sent, and the way to the settings is one press away', async ({ services, start }) => {
  const { window } = await start({ settings: { welcomed: true, baseUrls: { ...services.baseUrls } } })
  await window.compose.choose('Pixazo', 'SDXL Lightning')
  await window.compose.prompt.fill('a locked door')
  await expect(window.compose.generateButton).toHaveAttribute('aria-disabled', 'true')
  await window.compose.prompt.press('Control+Enter')
  await expect(window.compose.problems).toContainText('Pixazo needs your key. Nothing is sent without it.')
  expect(services.requests).toEqual([])
  await window.compose.form.getByRole('button', { name: 'Add key' }).click()
  await expect((await window.settings.service('Pixazo')).key).toBeFocused()
  await window.openGallery()
  await expect(window.compose.prompt).toHaveValue('a locked door')
})

test('a wrong key is reported by its test and by the failed picture, and the right one works', async ({
  services,
  start
}) => {
  const { window } = await start({ settings: { welcomed: true } })
  const settings = await window.openSettings()
  const card = await settings.service('Pixazo')
  await card.setAddress('Gateway', services.baseUrls['pixazo.gateway']!)
  await expect(card.card).toContainText(
    'Your requests will be sent to this address, with the key that you enter for it.'
  )
  await card.saveKey('this-is-the-wrong-key-9999')
  await expect(card.card).toContainText('Key ····9999 · Rejected')
  await expect(card.card).toContainText('in the keychain')
  await expect(card.outcome).toContainText(/rejects this key \(401\)/)
  await expect(card.dot).toHaveAttribute('data-tone', 'bad')

  await window.openGallery()
  await window.compose.choose('Pixazo', 'SDXL Lightning')
  await window.compose.prompt.fill('a small key')
  await window.compose.setSize(64, 64)
  await window.compose.generate()
  const tile = window.gallery.jobs
  await expect(tile).toContainText('Pixazo did not accept the key.')
  await expect(tile).toContainText('Check the key in Settings, then try again.')
  await tile.getByRole('button', { name: 'Check key' }).click()
  await expect(card.button('Test key')).toBeFocused()
  expect(services.violations.every(({ problem }) => problem.includes('must hold the key'))).toBe(true)
  services.violations.length = 0

  await card.replaceKey(services.keys.pixazo)
  await expect(card.card).toContainText('Key ····0002 · Works')
  await expect(card.outcome).toContainText(/accept/i)
  await expect(card.dot).toHaveAttribute('data-tone', 'good')
  const queue = await window.openQueue()
  await queue.press(queue.inState('Failed'), 'Try again')
  await expect(queue.inState('Done')).toHaveCount(1)
})

test('a test of a key without a network says that the service cannot be reached, and the key can be removed', async ({
  start
}) => {
  const { window, page, profile } = await start({ settings: { welcomed: true } })
  const settings = await window.openSettings()
  const card = await settings.service('AIgateway')
  await card.setAddress('API', `${await closedAddress()}/v1`)
  await card.saveKey('sk-aig-key-to-be-removed')
  await expect(card.card).toContainText('Not tested. The test goes to the address that makes pictures')
  await expect(await card.testKey()).toContainText(/^Not tested\. .*(cannot be reached|could not be reached)/i)
  await expect(card.card).toContainText('Key ····oved · Not tested')
  await expect(card.dot).toHaveAttribute('data-tone', 'none')
  await card.removeKey()
  await expect(card.card).toContainText('No key yet')
  expect(await invoke(page, 'keys.status')).toContainEqual({
    providerId: 'aigateway',
    hasKey: false,
    last4: null,
    protection: null,
    locked: false,
    missingFor: []
  })
  expect(await filesWith(profile, ['sk-aig-key-to-be-removed'])).toEqual([])
})

test('a saved key is tested by one request, which can be cancelled, and is not called good before', async ({
  start
}) => {
  const asked: string[] = []
  const silent = createServer((request) => asked.push(request.url ?? ''))
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  try {
    const { window, page } = await start({ settings: { welcomed: true } })
    const card = await (await window.openSettings()).service('Pixazo')
    await card.setAddress('Gateway', address)
    await card.key.fill('a-key-that-waits-7777')
    await page.keyboard.press('Enter')
    await expect(card.outcome).toHaveText(`Contacting ${new URL(address).host}…`)
    await expect(card.dot).toHaveAttribute('data-tone', 'none')
    await expect.poll(() => asked.length).toBe(1)
    await card.button('Cancel test').click()
    await expect(card.outcome).toHaveText('Not tested. The test was cancelled.')
    await expect(card.button('Test key')).toBeFocused()
    await expect(card.card).toContainText('Key ····7777 · Not tested')
    await expect(card.dot).toHaveAttribute('data-tone', 'none')
    expect(asked).toHaveLength(1)
  } finally {
    silent.closeAllConnections()
    silent.close()
  }
})

test('a key stays with the address that it was entered for: for another one the app asks again', async ({
  services,
  start
}) => {
  const { window, page } = await start({ settings: { welcomed: true } })
  const settings = await window.openSettings()
  const card = await settings.service('Pixazo')
  await card.setAddress('Gateway', await closedAddress())
  await card.saveKey('the-key-of-the-real-service-1111')
  await card.setAddress('Gateway', services.baseUrls['pixazo.gateway']!)
  const origin = new URL(services.baseUrls['pixazo.gateway']!).origin
  await expect(card.card).toContainText('Key ····1111, not for this address')
  await expect(card.card.getByRole('note')).toContainText(`Enter the key for ${origin}.`)
  await card.button('Test key').click()
  await expect(card.card.getByRole('alert')).toContainText(`Enter the key for ${origin} in the settings`)
  await invoke(page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sd3', parameters: { prompt: 'not sent' } }] })
  await window.openQueue()
  await expect(window.queue.inState('Failed')).toContainText(
    `The key was entered for another address, so it was not sent to ${origin}.`
  )
  await window.openGallery()
  await window.compose.choose('Pixazo', 'SDXL Lightning')
  await expect(window.compose.form).toContainText(`Enter your Pixazo key for ${origin}`)
  expect(services.requests).toEqual([])

  await (await window.openSettings()).service('Pixazo')
  await card.button('Enter key').click()
  await card.saveKey(services.keys.pixazo)
  await expect(card.card.getByRole('note')).toHaveCount(0)
  await expect(await card.testKey()).toContainText(/accept/i)
  await card.button('Reset').click()
  await expect(card.card).toContainText('Key ····0002, not for this address')
})

test('an address without encryption is refused where it is entered', async ({ start }) => {
  const { window } = await start({ settings: { welcomed: true } })
  const card = await (await window.openSettings()).service('Pixazo')
  const box = card.card.getByLabel('Address: Gateway')
  await box.fill('http://gateway.example')
  await card.button('Use this address').click()
  await expect(card.card).toContainText(
    'The address must begin with https://. Plain http is allowed only for this machine.'
  )
  await expect(card.button('Use this address')).toBeVisible()
})

test('a keyring in name only is not trusted, and an older key says so', {
  tag: ['@stand-in', '@linux']
}, async ({ start, profile }) => {
  const key = 'sk-key-of-the-keyring-4242'
  const env = { PALIMPSEST_STANDIN_KEYCHAIN: 'pretend' }
  const before = await start({ settings: { welcomed: true }, env })
  await expect(
    invoke(before.page, 'keys.set', { providerId: 'aigateway', key, protection: 'keychain' })
  ).rejects.toThrow(/no keychain that protects/)
  await invoke(before.page, 'keys.set', { providerId: 'aigateway', key, protection: 'weak' })
  await before.main.close()

  // As written by a version that trusted the desktop's name.
  const file = join(profile, 'keys.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace('"weak"', '"keychain"'))
  const { window } = await start({ env })
  const card = await (await window.openSettings()).service('AIgateway')
  await expect(card.card).toContainText('Key ····4242')
  await expect(card.card).toContainText('not protected')
  await expect(card.card.getByRole('note')).toContainText('Replace it and choose a passphrase.')
  await card.button('Replace key').click()
  await expect(card.card.getByRole('radio', { name: 'Keychain' })).toHaveCount(0)
  await card.key.fill(key)
  await card.card.getByRole('radio', { name: 'Passphrase' }).check()
  await card.card.getByLabel('Passphrase', { exact: true }).last().fill('correct horse')
  await card.card.getByLabel('Repeat the passphrase').fill('correct horse')
  await card.button('Save key').click()
  await expect(card.card.getByRole('note')).toHaveCount(0)
})

test('a working portal is trusted on an unknown desktop', { tag: ['@stand-in', '@linux'] }, async ({ start }) => {
  const { window } = await start({ settings: { welcomed: true }, env: { PALIMPSEST_STANDIN_KEYCHAIN: 'portal' } })
  const card = await (await window.openSettings()).service('AIgateway')
  await card.saveKey('sk-key-of-the-portal-5151')
  await expect(card.card).toContainText('in the keychain')
})

test('no key is ever found in the page, in a file of the profile, or in what the app writes to its log', async ({
  services,
  start
}) => {
  const canary = 'canary-3fb1c7d09e5a4826-key'
  const keys = [canary, services.keys.pixazo, services.keys.aigateway]
  const { window, page, main, profile } = await start({
    settings: { welcomed: true, baseUrls: { ...services.baseUrls } }
  })
  const pages: string[] = []
  const settings = await window.openSettings()
  const pixazo = await settings.service('Pixazo')
  await pixazo.saveKey(canary)
  await expect(await pixazo.testKey()).toContainText(/reject/i)
  pages.push(await textOfPage(page))
  await invoke(page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sd3', parameters: { prompt: 'rejected' } }] })
  await window.openQueue()
  await expect(window.queue.inState('Failed')).toHaveCount(1)
  services.violations.length = 0

  for (const providerId of ['pixazo', 'aigateway'] as const)
    await invoke(page, 'keys.set', { providerId, key: services.keys[providerId], protection: 'keychain' })
  // Services that repeat the key in their answers, in every way that an answer can end.
  services.script(
    'pixazo/sd3',
    { kind: 'answer', status: 500, body: { error: `No luck with ${services.keys.pixazo}` } },
    { kind: 'answer', status: 200, body: `<html>${services.keys.pixazo}</html>` },
    { kind: 'answer', status: 400, body: services.keys.pixazo },
    { kind: 'reset' }
  )
  services.script('aigateway/sdxl-lightning', {
    kind: 'answer',
    status: 402,
    body: { error: { type: 'insufficient_credits', message: `Bearer ${services.keys.aigateway}` } }
  })
  for (const prompt of ['first', 'second', 'third', 'fourth', 'fifth']) {
    await invoke(page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sd3', parameters: { prompt } }] })
  }
  await invoke(page, 'jobs.submit', {
    requests: [{ operationId: 'aigateway/sdxl-lightning', parameters: { prompt: 'sixth' } }]
  })
  await expect(window.queue.inState('Failed')).toHaveCount(5)
  await expect(window.queue.inState('May have been charged')).toHaveCount(1)
  await expect(window.queue.inState('Done')).toHaveCount(1)
  for (const prompt of ['first', 'second', 'third', 'sixth'])
    await window.queue.press(window.queue.job(prompt), 'Show details')
  await expect(window.queue.job('first').locator('pre')).toContainText('No luck with')
  pages.push(await textOfPage(page))
  const gallery = await window.openGallery()
  pages.push(await textOfPage(page))
  const viewer = await gallery.open(gallery.pictures)
  await expect(await viewer.inspector.request()).toContainText('Ocp-Apim-Subscription-Key: YOUR_KEY')
  pages.push(await textOfPage(page))
  await window.openSettings()
  pages.push(await textOfPage(page))

  for (const key of keys) for (const text of pages) expect(text).not.toContain(key)
  for (const key of keys) expect(main.logs()).not.toContain(key)
  expect(await filesWith(profile, keys)).toEqual([])
  await main.close()
  expect(await filesWith(profile, keys)).toEqual([])
  expect(await filesWith(profile, ['fifth'])).not.toEqual([])
})
