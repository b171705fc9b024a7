/** The window's walls, tested from inside the page as an intruder would. */
import { createSocket } from 'node:dgram'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

interface Bridge {
  invoke(
    name: unknown,
    input?: unknown
  ): Promise<{ ok: boolean; value?: Record<string, unknown>; error?: { code: string } }>
  on(event: string, listener: (payload: unknown) => void): () => void
}

/** Calls the bridge from the page and returns the whole answer. */
async function invoke(page: Page, name: unknown, input?: unknown): Promise<Awaited<ReturnType<Bridge['invoke']>>> {
  return await page.evaluate(
    async ([called, given]) => await (window as unknown as { palimpsest: Bridge }).palimpsest.invoke(called, given),
    [name, input] as const
  )
}

test('the page has the named bridge and nothing of Node or Electron', async ({ launchApp }) => {
  const { page } = await launchApp()
  const found = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { palimpsest: Bridge }).palimpsest).toSorted(),
    // What the page itself defines is its own business; these names would come from outside.
    leaked: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
      (name) => name in window
    )
  }))
  expect(found).toEqual({ bridge: ['handOver', 'invoke', 'on'], leaked: [] })
})

test('the page can hand over files that it was given, but name no path itself', async ({ launchApp }) => {
  const { page } = await launchApp()
  const answer = await page.evaluate(async () => {
    const ours = (window as unknown as { palimpsest: { handOver(files: object[]): Promise<unknown> } }).palimpsest
    const forged = Object.assign(new File([], 'passwd'), { path: '/etc/passwd' })
    return await ours.handOver([{ name: 'passwd', path: '/etc/passwd' }, forged])
  })
  expect(answer).toEqual({ ok: true, value: { ticket: null, unnamed: [0, 1] } })
})

test('the bridge cannot be replaced by the page', async ({ launchApp }) => {
  const { page } = await launchApp()
  const answer = await page.evaluate(async () => {
    const ours = window as unknown as { palimpsest: Bridge }
    for (const attack of [
      () => (ours.palimpsest = { invoke: 5 } as never),
      () => (ours.palimpsest.invoke = 5 as never)
    ]) {
      try {
        attack()
      } catch {
        // A frozen object throws in strict code.
      }
    }
    return await ours.palimpsest.invoke('app.info')
  })
  expect(answer.ok).toBe(true)
})

test('the page cannot reach the network, run a script written into it, or take markup from text', async ({
  launchApp
}) => {
  const { page } = await launchApp()
  const outcome = await page.evaluate(async () => {
    const reach = async (attempt: () => Promise<unknown>): Promise<string> =>
      await attempt().then(
        () => 'reached',
        () => 'blocked'
      )
    const inline = document.createElement('script')
    let script = 'ran'
    try {
      inline.textContent = 'window.palimpsestIntruder = true'
      document.head.append(inline)
      script = 'palimpsestIntruder' in window ? 'ran' : 'blocked'
    } catch {
      script = 'blocked'
    }
    let markup = 'taken'
    try {
      document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'
    } catch {
      markup = 'blocked'
    }
    const image = new Image()
    const picture = new Promise((resolve, reject) => {
      image.addEventListener('load', resolve)
      image.addEventListener('error', reject)
    })
    image.src = 'https://127.0.0.1:9/x.png'
    return {
      fetch: await reach(() => fetch('https://127.0.0.1:9/')),
      image: await reach(() => picture),
      socket: await reach(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://127.0.0.1:9/')
            socket.addEventListener('open', resolve)
            socket.addEventListener('error', reject)
          })
      ),
      script,
      markup
    }
  })
  expect(outcome).toEqual({
    fetch: 'blocked',
    image: 'blocked',
    socket: 'blocked',
    script: 'blocked',
    markup: 'blocked'
  })
})

test('the network guard holds alone, without the policy in front of it', async ({ launchApp }) => {
  const { page } = await launchApp()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('/beacon'))
  await page.evaluate(() => void fetch('https://127.0.0.1:9/beacon').catch(() => undefined))
  expect((await failed).failure()?.errorText).toContain('net::ERR_BLOCKED_BY_CLIENT')
})

test('the policy comes as a header, without any unsafe source', async ({ launchApp }) => {
  const { page } = await launchApp()
  const policy = await page.evaluate(async () => (await fetch('index.html')).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
})

test('the page cannot leave, open windows, or get permissions', async ({ launchApp }) => {
  const { page } = await launchApp()
  const home = page.url()
  expect(await page.evaluate(() => window.open('https://127.0.0.1:9/') === null)).toBe(true)
  await page.evaluate(() => location.assign('https://127.0.0.1:9/'))
  const after = await page.evaluate(async () => ({
    url: location.href,
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    notifications: (await navigator.permissions.query({ name: 'notifications' })).state
  }))
  expect(after).toEqual({ url: home, geolocation: 'denied', notifications: 'denied' })
})

test('strange calls are answered with an error and reach no handler', async ({ launchApp }) => {
  const { page } = await launchApp()
  for (const name of ['nothing.here', '__proto__', 'constructor', 'toString', '', 5, null]) {
    const answer = await invoke(page, name)
    expect([name, answer.ok, answer.error?.code]).toEqual([name, false, 'unsupported'])
  }
  for (const input of [
    { id: '../../etc/passwd' },
    { id: 5 },
    JSON.parse('{"id":"x","__proto__":{}}'),
    [],
    'text',
    undefined
  ]) {
    expect((await invoke(page, 'pictures.get', input)).error?.code).toBe('invalid-input')
  }
  const strangeEvent = await page.evaluate(() => {
    try {
      ;(window as unknown as { palimpsest: Bridge }).palimpsest.on('__proto__', () => undefined)
      return 'taken'
    } catch {
      return 'refused'
    }
  })
  expect(strangeEvent).toBe('refused')
})

test('only the services’ own sites are opened in the user’s browser', async ({ launchApp }) => {
  const { page, main } = await launchApp()
  expect((await invoke(page, 'app.openExternal', { url: 'https://evil.example/?pixazo.ai' })).error?.code).toBe(
    'unsafe-url'
  )
  expect((await invoke(page, 'app.openExternal', { url: 'https://www.pixazo.ai/models/stable-diffusion' })).ok).toBe(
    true
  )
  expect(await main.asked('openExternal')).toEqual([
    { what: 'openExternal', details: { url: 'https://www.pixazo.ai/models/stable-diffusion' } }
  ])
})

test('hostile addresses of pictures are refused', async ({ launchApp }) => {
  const { page } = await launchApp()
  const paths = [
    'media/..%2f..%2fsettings.json',
    'media/%252e%252e%252fsettings.json',
    'media/x%00/original',
    'media/..%5c..%5csettings.json',
    'media/C:%5CWindows',
    'media//host/share',
    'media/01ARZ3NDEKTSV4RRFFQ69G5FAV::$DATA/original',
    'media/%F0%28/original',
    'media/01ARZ3NDEKTSV4RRFFQ69G5FAV/original',
    'package.json'
  ]
  const statuses = await page.evaluate(
    async (tried) => await Promise.all(tried.map(async (path) => (await fetch(path)).status)),
    paths
  )
  for (const [at, status] of statuses.entries())
    expect(`${paths[at]} ${Math.floor(status / 100)}xx`).toBe(`${paths[at]} 4xx`)
  expect(await page.evaluate(async () => (await fetch('index.html', { method: 'POST', body: 'x' })).status)).toBe(405)
})

test('the app quits when told to, and leaves nothing running after a crash', async ({ launchApp }) => {
  const first = await launchApp()
  expect(await first.main.close()).toBe(0)
  const second = await launchApp()
  await second.main.kill()
  const third = await launchApp()
  expect((await invoke(third.page, 'app.info')).ok).toBe(true)
})

const granted = ['clipboard-sanitized-write', 'fullscreen']
const refused = [
  'geolocation',
  'notifications',
  'media',
  'midi',
  'midiSysex',
  'pointerLock',
  'keyboardLock',
  'clipboard-read',
  'openExternal',
  'display-capture',
  'storage-access',
  'speaker-selection',
  'window-management',
  'fileSystem',
  'usb',
  'hid',
  'serial'
]

for (const handler of ['request', 'check'] as const) {
  test(`the permission ${handler} handler alone grants what the page needs, to the page only`, {
    tag: '@stand-in'
  }, async ({ launchApp }) => {
    const { main } = await launchApp()
    const ask = (permission: string, url = 'app://bundle/index.html', isMainFrame = true): Promise<unknown> =>
      main.probe('permission', { handler, permission, url, isMainFrame })
    for (const permission of granted) {
      expect([permission, await ask(permission)]).toEqual([permission, true])
      expect([permission, await ask(permission, 'https://evil.example/')]).toEqual([permission, false])
      expect([permission, await ask(permission, 'app://bundle/index.html', false)]).toEqual([permission, false])
    }
    for (const permission of refused) expect([permission, await ask(permission)]).toEqual([permission, false])
  })
}

test('no device is granted', { tag: '@stand-in' }, async ({ launchApp }) => {
  const { main } = await launchApp()
  for (const permission of ['usb', 'hid', 'serial']) {
    expect(
      await main.probe('permission', {
        handler: 'device',
        permission,
        url: 'app://bundle/index.html',
        isMainFrame: true
      })
    ).toBe(false)
  }
})

test('each navigation guard holds alone', { tag: '@stand-in' }, async ({ launchApp }) => {
  const { main } = await launchApp()
  const prevented = (name: string, url: string): Promise<unknown> => main.probe('contentsEvent', { name, url })
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect([name, await prevented(name, 'https://evil.example/')]).toEqual([name, true])
    expect([name, await prevented(name, 'file:///etc/passwd')]).toEqual([name, true])
    expect([name, await prevented(name, 'app://bundle/index.html')]).toEqual([name, false])
  }
  expect(await prevented('will-attach-webview', 'app://bundle/index.html')).toBe(true)
})

test('a call from a frame within the page is refused', { tag: '@stand-in' }, async ({ launchApp }) => {
  const { main } = await launchApp()
  expect(
    await main.probe('callFromFrame', { channel: 'palimpsest:invoke', parts: ['app.info', undefined] })
  ).toMatchObject({
    ok: false,
    error: { code: 'forbidden' }
  })
  expect(await main.probe('callFromFrame', { channel: 'palimpsest:dropped', parts: [['/etc/passwd']] })).toMatchObject({
    ok: false,
    error: { code: 'forbidden' }
  })
})

test('a page sends nothing by WebRTC', async ({ launchApp }) => {
  const { page } = await launchApp()
  const socket = createSocket('udp4')
  const heard: number[] = []
  socket.on('message', (message) => heard.push(message.length))
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const candidates = await page.evaluate(async (port) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] })
    const found: string[] = []
    peer.addEventListener(
      'icecandidate',
      ({ candidate }) => void (candidate?.candidate && found.push(candidate.candidate))
    )
    peer.createDataChannel('out')
    const gathered = new Promise<void>((resolve) =>
      peer.addEventListener('icegatheringstatechange', () => peer.iceGatheringState === 'complete' && resolve())
    )
    await peer.setLocalDescription(await peer.createOffer())
    await gathered
    peer.close()
    return found
  }, socket.address().port)
  socket.close()
  expect([candidates.filter((each) => / udp /i.test(each)), heard]).toEqual([[], []])
})

test('a second instance on the same profile ends on its own and raises the first window', async ({ launchApp }) => {
  const { page, main } = await launchApp()
  await expect(launchApp()).rejects.toThrow('ended with code 0')
  expect((await invoke(page, 'app.info')).ok).toBe(true)
  await expect.poll(async () => (await main.asked('focusWindow')).length).toBe(1)
})
