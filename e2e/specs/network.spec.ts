/** Real networks: a proxy in between, and a company's certificate. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificatesFor } from '../../src/main/http/__fixtures__/certificates.ts'
import { startProxyServer, type TestProxy } from '../../src/main/http/__fixtures__/proxy-server.ts'
import { invoke } from '../pages/bridge.ts'
import { test as base, expect } from './studio.ts'

interface Network {
  proxy: TestProxy
  /** "https://service.example:1234": only the proxy knows the name, and only the company's root vouches for it. */
  address: string
  /** File of the company's root. */
  root: string
  keys: unknown[]
}

const test = base.extend<{ network: Network }>({
  network: async ({}, use) => {
    const { ca, key, cert } = certificatesFor('Trial Company', 'service.example')
    const keys: unknown[] = []
    const server = createServer({ key, cert }, (request, response) => {
      keys.push(request.headers['ocp-apim-subscription-key'])
      response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const proxy = await startProxyServer()
    const folder = await mkdtemp(join(tmpdir(), 'palimpsest-network-'))
    const root = join(folder, 'root.pem')
    await writeFile(root, ca)
    await use({ proxy, address: `https://service.example:${(server.address() as AddressInfo).port}`, root, keys })
    await proxy.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(folder, { recursive: true, force: true })
  }
})

const noProxies = {
  HTTPS_PROXY: '',
  https_proxy: '',
  HTTP_PROXY: '',
  http_proxy: '',
  ALL_PROXY: '',
  all_proxy: '',
  NO_PROXY: '',
  no_proxy: ''
}

test('a service behind the environment’s proxy and a company’s certificate is reached', async ({ network, start }) => {
  const { proxy, address, root, keys } = network
  const env = { ...noProxies, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NODE_EXTRA_CA_CERTS: root }
  const { window, page } = await start({ settings: { welcomed: true, baseUrls: { 'pixazo.gateway': address } }, env })
  await invoke(page, 'keys.set', { providerId: 'pixazo', key: 'the-key-behind-the-proxy', protection: 'session' })
  const settings = await window.openSettings()
  const found = settings.screen.getByRole('status', { name: 'Connection test results' })
  await settings.screen.getByRole('button', { name: 'Test connection' }).click()
  const host = new URL(address).host
  await expect(found).toContainText(`Reached through the proxy 127.0.0.1:${proxy.port}. ${host} answered (404).`)
  expect(keys).toEqual([undefined])
  await (await settings.service('Pixazo')).testKey()
  await expect(settings.screen).toContainText(`${host} accepts this key.`)
  expect(keys).toEqual([undefined, 'the-key-behind-the-proxy'])
  expect([new Set(proxy.targets), proxy.others]).toEqual([new Set([host]), []])

  await settings.screen.getByRole('radiogroup', { name: 'Proxy' }).getByText('None', { exact: true }).click()
  await settings.screen.getByRole('button', { name: 'Test connection' }).click()
  await expect(found).toContainText(`${host}: Not reached directly.`)
})

test('the system’s proxy is used, the user’s own overrides it, and a bad address is refused where it is entered', {
  tag: '@stand-in'
}, async ({ network, start }) => {
  const { proxy, address } = network
  const env = { ...noProxies, PALIMPSEST_STANDIN_PROXY: `PROXY 127.0.0.1:${proxy.port}` }
  const { window, page } = await start({ settings: { welcomed: true, baseUrls: { 'pixazo.gateway': address } }, env })
  const settings = await window.openSettings()
  const found = settings.screen.getByRole('status', { name: 'Connection test results' })
  const tried = settings.screen.getByRole('button', { name: 'Test connection' })
  await invoke(page, 'keys.set', { providerId: 'pixazo', key: 'the-key-behind-the-proxy', protection: 'session' })
  await tried.click()
  await expect(found).toContainText(
    `Not reached through the proxy 127.0.0.1:${proxy.port}. ` +
      'No secure connection could be made: the certificate of service.example'
  )
  await expect(found).toContainText('“Trial Company”')

  await settings.screen.getByRole('radiogroup', { name: 'Proxy' }).getByText('Manual', { exact: true }).click()
  const box = settings.screen.getByLabel('Proxy address')
  await box.fill('socks5://127.0.0.1:1080')
  await settings.screen.getByRole('button', { name: 'Use this proxy' }).click()
  await expect(settings.screen).toContainText('SOCKS proxies are not supported.')
  await proxy.close()
  await box.fill(`127.0.0.1:${proxy.port}`)
  await settings.screen.getByRole('button', { name: 'Use this proxy' }).click()
  await expect(settings.screen.getByRole('button', { name: 'Use this proxy' })).toHaveCount(0)
  await tried.click()
  await expect(found).toContainText(`The proxy 127.0.0.1:${proxy.port} cannot be reached.`)
  expect((await invoke(page, 'settings.get')).proxy).toEqual({
    use: 'manual',
    address: `http://127.0.0.1:${proxy.port}`
  })
})
