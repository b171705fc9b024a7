/** The image host is set up, tested and watched in the settings; its secret is nowhere to be found. */
import type { Page } from '@playwright/test'
import type { Input } from '../../src/shared/contract.ts'
import { noExtension } from '../../src/shared/domain/inpaint.ts'
import { invoke } from '../pages/bridge.ts'
import { expectToFit, faultsOn } from '../pages/checker.ts'
import { ImageHostSettings } from '../pages/image-host-settings.ts'
import { paint } from '../services/painted-pictures.ts'
import { type S3Server, startS3Server } from '../services/s3-server.ts'
import { filesWith, textOfPage } from './canary.ts'
import { test as base, expect } from './studio.ts'

const secret = 'canary-9c41e7d2b8f05a63-bucket-secret'

const test = base.extend<{ bucket: S3Server }>({
  bucket: async ({}, use) => {
    const bucket = await startS3Server({ secret, region: 'eu-central-1' })
    await use(bucket)
    await bucket.close()
  }
})

/** Fills in the bucket as its server wants it, and saves it with its secret. */
async function setUp(
  host: ImageHostSettings,
  bucket: S3Server,
  change: { region?: string; secret?: string } = {}
): Promise<void> {
  await host.choose('S3-compatible bucket')
  await host.chooseService('MinIO or another')
  await host.fill({
    Region: change.region ?? bucket.region,
    Endpoint: bucket.url,
    Bucket: bucket.bucket,
    'Access key ID': bucket.accessKeyId
  })
  await host.save()
  await host.setSecret(change.secret ?? secret)
}

test('a bucket is set up and tested, and the log shows what went there', async ({ bucket, start }) => {
  const { window, page, main } = await start({ settings: { welcomed: true } })
  const host = await (await window.openSettings()).imageHost()
  await expect(host.section).toContainText('Nothing has been sent to an image host yet.')
  await host.choose('S3-compatible bucket')
  await expect(host.test).toBeDisabled()
  await expect(host.section).toContainText('Save the bucket first.')
  await setUp(host, bucket)
  await expect(host.secret).toContainText('····cret')
  await expect(host.secret).toContainText('in the keychain')
  await expect(host.form).toContainText('Only this machine can reach this address')

  const said = await host.runTest()
  expect(said[0]).toMatch(/A small test picture was uploaded\.\s+\d+ ms/)
  expect(said[1]).toContain('A service on the internet cannot fetch from this address.')
  expect(said[2]).toContain('The test picture was deleted.')
  expect(bucket.requests.map(({ method, status, signed }) => [method, status, signed])).toEqual([
    ['PUT', 200, 'header'],
    ['GET', 200, 'query'],
    ['DELETE', 204, 'header']
  ])
  expect(bucket.requests[0]?.key).toMatch(/^palimpsest\/[^/]{20,}\.png$/)
  expect(bucket.requests[1]?.headers['authorization']).toBeUndefined()
  expect(bucket.objects.size).toBe(0)

  await expect(host.log).toHaveCount(3)
  await expect(host.log.nth(0)).toContainText('Test file deleted')
  await expect(host.log.nth(1)).toContainText('Test file fetched as a check')
  await expect(host.log.nth(2)).toContainText('Test file uploaded')
  for (const line of await host.log.allInnerTexts()) {
    expect(line).toContain(`bucket “studio” on 127.0.0.1:${bucket.port}`)
    expect(line).toContain(bucket.requests[0]!.key!)
    expect(line).not.toContain('X-Amz')
  }
  expect((await invoke(page, 'settings.get')).imageHost).toMatchObject({
    use: 's3',
    s3: { endpoint: bucket.url, region: 'eu-central-1', prefix: 'palimpsest' }
  })
  await main.close()

  const again = await start()
  const kept = await (await again.window.openSettings()).imageHost()
  await expect(kept.field('Endpoint')).toHaveValue(bucket.url)
  await expect(kept.secret).toContainText('····cret')
  await expect(kept.log).toHaveCount(3)
  expect((await kept.runTest())[0]).toContain('A small test picture was uploaded.')
})

test('a wrong secret, a wrong region and a missing permission are each explained', async ({ bucket, start }) => {
  const { window } = await start({ settings: { welcomed: true } })
  const host = await (await window.openSettings()).imageHost()
  await setUp(host, bucket, { region: 'us-east-1', secret: 'this-is-the-wrong-secret' })

  const region = await host.runTest()
  expect(region[0]).toContain('The bucket is in the region “eu-central-1”. Enter “eu-central-1” as the region')
  expect(region[1]).toContain('Nothing was uploaded')
  await host.fill({ Region: 'eu-central-1' })
  await expect(host.section).toContainText('Save the changes first.')
  await host.save()
  await expect(host.steps).toHaveCount(0)

  expect((await host.runTest())[0]).toContain(
    'The secret access key is wrong. Enter the secret that belongs to this access key ID.'
  )
  await host.setSecret(secret)
  await expect(host.steps).toHaveCount(0)

  bucket.allow('PUT', 'GET')
  const noDelete = await host.runTest()
  expect(noDelete[0]).toContain('A small test picture was uploaded.')
  expect(noDelete[2]).toContain(
    'This access key may not delete from the bucket. Give the key permission to delete objects'
  )
  bucket.allow('PUT', 'DELETE')
  expect((await host.runTest())[1]).toContain(
    'Access to the link was denied (403). Check the permissions of the access key'
  )
  bucket.allow('GET', 'DELETE')
  expect((await host.runTest())[0]).toContain('This access key may not upload to the bucket.')

  await host.fill({ Bucket: 'another' })
  await host.save()
  expect((await host.runTest())[0]).toContain('There is no bucket “another”')
  await expect(host.log.first()).toContainText('Test file not uploaded')
  await expect(host.log.first()).toContainText('There is no bucket “another”')
})

test('mistakes in the form are shown at their field, and input stays until it is saved or undone', async ({
  start
}) => {
  const { window, page } = await start({ settings: { welcomed: true } })
  const host = await (await window.openSettings()).imageHost()
  await host.choose('S3-compatible bucket')
  await host.button('Save bucket').click()
  await expect(host.field('Endpoint')).toBeFocused()
  await expect(host.field('Endpoint')).toHaveAccessibleDescription(/Replace <account id> with your own\./)
  await expect(host.field('Bucket')).toHaveAccessibleDescription(/Enter the bucket name\./)
  await expect(host.field('Access key ID')).toHaveAccessibleDescription(/Enter the access key ID\./)

  await host.chooseService('AWS S3')
  await host.fill({
    Endpoint: 'https://s3.eu-west-3.amazonaws.com',
    Bucket: 'studio',
    'Access key ID': 'AKIA0001',
    'Links expire after': '0'
  })
  await expect(host.field('Region')).toHaveValue('eu-west-3')
  await expect(host.switch('Bucket name in the path')).not.toBeChecked()
  await expect(host.form).toContainText('Links can last from 1 minute to 7 days')
  await host.fill({ 'Links expire after': '90', 'Public address (optional)': 'http://pub.example' })
  await expect(host.form).toContainText('http is allowed only for this machine')
  expect((await invoke(page, 'settings.get')).imageHost.s3).toBeNull()

  await window.openGallery()
  await (await window.openSettings()).imageHost()
  await expect(host.form).toContainText('Not saved yet')
  await expect(host.field('Bucket')).toHaveValue('studio')
  await host.fill({ 'Public address (optional)': '' })
  await host.save()
  expect((await invoke(page, 'settings.get')).imageHost.s3).toEqual({
    endpoint: 'https://s3.eu-west-3.amazonaws.com',
    region: 'eu-west-3',
    bucket: 'studio',
    prefix: 'palimpsest',
    accessKeyId: 'AKIA0001',
    pathStyle: false,
    publicBaseUrl: null,
    linkLifetime: 5400,
    deleteAfter: true
  })
  await expect(host.section).toContainText('Enter the secret access key first.')

  await host.switch('Delete uploads when their job ends').click()
  await expect(host.form).toContainText('Not saved yet')
  await host.button('Undo changes').click()
  await expect(host.switch('Delete uploads when their job ends')).toBeChecked()
  await expect(host.form).not.toContainText('Not saved yet')
})

test('the secret is found in no file of the profile, in no page and in no log, and can be removed', async ({
  bucket,
  start
}) => {
  const { window, page, main, profile } = await start({ settings: { welcomed: true } })
  const settings = await window.openSettings()
  const host = await settings.imageHost()
  await setUp(host, bucket)
  await host.runTest()
  // A bucket that repeats what it was sent.
  bucket.failPut(2, {
    kind: 'answer',
    status: 403,
    body: `<Error><Code>Denied</Code><Message>${secret}</Message></Error>`
  })
  await host.runTest()
  await expect(host.log).toHaveCount(4)
  const pages = [await textOfPage(page)]
  await expect(settings.screen.getByRole('article')).toHaveCount((await invoke(page, 'providers.list')).length)
  await window.openGallery()
  pages.push(await textOfPage(page))
  for (const text of pages) expect(text).not.toContain(secret)
  expect(main.logs()).not.toContain(secret)
  expect(await filesWith(profile, [secret])).toEqual([])
  expect(JSON.stringify(bucket.requests)).not.toContain(secret)

  await (await window.openSettings()).imageHost()
  await host.button('Remove secret').click()
  await window.dialog.getByRole('button', { name: 'Remove secret' }).click()
  await expect(host.secret.getByLabel('Secret access key', { exact: true })).toHaveValue('')
  await expect(host.test).toBeDisabled()
  expect((await invoke(page, 'keys.status')).find((status) => status.providerId === 'image-host.s3')).toMatchObject({
    hasKey: false
  })
  await main.close()
  expect(await filesWith(profile, [secret])).toEqual([])
  expect(await filesWith(profile, [bucket.accessKeyId])).not.toEqual([])
})

test('a secret behind a passphrase waits for it after a restart', async ({ bucket, start }) => {
  const { window, main } = await start({ settings: { welcomed: true } })
  const host = await (await window.openSettings()).imageHost()
  await setUp(host, bucket)
  await host.button('Replace secret').click()
  await host.secret.getByLabel('New secret access key').fill(secret)
  await host.secret.getByRole('radio', { name: 'Passphrase' }).check()
  await host.secret.getByLabel('Passphrase', { exact: true }).last().fill('correct horse')
  await host.secret.getByLabel('Repeat the passphrase').fill('correct horse')
  await host.button('Save secret').click()
  await expect(host.button('Replace secret')).toBeVisible()
  await main.close()

  const again = await start()
  const locked = await (await again.window.openSettings()).imageHost()
  await expect(locked.secret).toContainText('····cret, locked')
  await expect(locked.test).toBeDisabled()
  await expect(locked.section).toContainText('Unlock the secret first.')
  await locked.secret.getByLabel('Passphrase for the secret ····cret').fill('wrong horse')
  await locked.button('Unlock').click()
  await expect(locked.secret.getByRole('alert')).toContainText(/passphrase/i)
  await locked.secret.getByLabel('Passphrase for the secret ····cret').fill('correct horse')
  await locked.button('Unlock').click()
  await expect(locked.test).toBeEnabled()
  expect((await locked.runTest())[0]).toContain('A small test picture was uploaded.')
})

/** A picture of one colour and a request to repaint its middle, as the studio would hand it over. */
async function repaintOf(page: Page, prompt: string): Promise<Input<'jobs.submit'>> {
  const [width, height] = [512, 384]
  const bytes = new Uint8Array(await paint({ width, height, seed: 5, ordinal: 0, format: 'png' }))
  const { picture } = await invoke(page, 'pictures.import', { bytes, name: 'one colour.png' })
  const data = new Uint8Array(width * height)
  for (let y = 120; y < 260; y += 1) data.fill(255, y * width + 150, y * width + 350)
  const mask = await invoke(page, 'masks.add', { mask: { width, height, bits: 8, data } })
  const request = {
    operationId: 'pixazo/sd15-inpainting',
    parameters: { prompt, width, height },
    source: { kind: 'picture' as const, pictureId: picture.id },
    mask: { kind: 'mask' as const, maskId: mask.id },
    inpaint: {
      mode: 'whole' as const,
      area: { x: 0, y: 0, width, height },
      extend: noExtension,
      sent: { width, height },
      padding: 0,
      feather: 8,
      invert: false
    }
  }
  return { requests: [request] }
}

test('a repaint is not sent without an image host; with one its files are uploaded and removed again', async ({
  bucket,
  services,
  startReady
}) => {
  services.mustFetch = true
  const { window, page } = await startReady()
  await invoke(page, 'jobs.submit', await repaintOf(page, 'a red door'))
  const failed = window.gallery.jobs
  await expect(failed).toContainText('no image host is set up')
  await failed.getByRole('button', { name: 'Set up the image host' }).click()
  const host = new ImageHostSettings(page)
  await expect(host.section.getByRole('radio', { name: 'Not set up' })).toBeFocused()
  await expect(host.section.getByRole('radio', { name: 'Not set up' })).toBeInViewport()
  expect(services.requests).toEqual([])
  await setUp(host, bucket)

  await invoke(page, 'jobs.submit', await repaintOf(page, 'a green door'))
  await expect(host.log.filter({ hasText: 'Picture deleted' })).toHaveCount(1)
  await expect(host.log.filter({ hasText: 'Mask deleted' })).toHaveCount(1)
  await expect(host.log.filter({ hasText: 'Picture uploaded' })).toHaveCount(1)
  await expect(host.log.filter({ hasText: 'Mask uploaded' })).toHaveCount(1)
  expect(services.requests.filter(({ operationId }) => operationId === 'pixazo/sd15-inpainting')).toHaveLength(1)
  expect(bucket.objects.size).toBe(0)
  expect(bucket.requests.filter(({ method, status }) => method === 'PUT' && status === 200)).toHaveLength(2)
})

for (const theme of ['dark', 'light'] as const) {
  test(`the image host passes the accessibility checker, ${theme}`, async ({ bucket, start }) => {
    const { window, page } = await start({ settings: { welcomed: true, theme } })
    const small = { width: 1024, height: 700 }
    await page.setViewportSize(small)
    const host = await (await window.openSettings()).imageHost()
    const check = async (): Promise<void> => expect(await faultsOn(page)).toEqual([])
    await host.choose('S3-compatible bucket')
    await host.button('Save bucket').click()
    await expect(host.form).toContainText('Enter the bucket name.')
    await check()
    await setUp(host, bucket)
    bucket.allow('PUT')
    await host.runTest()
    await expect(host.log).toHaveCount(3)
    await check()
    await expectToFit(page, small)
  })
}
