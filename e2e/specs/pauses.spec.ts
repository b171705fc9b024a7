/**
 * Services that ask to wait, are down, or give one odd answer: the whole line waits, says so once, and resumes
 * automatically.
 */
import { invoke } from '../pages/bridge.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

const lightning = 'pixazo/sdxl-lightning'

/** Each tested on its own. */
async function submit({ page }: Studio, operationId: string, ...prompts: string[]): Promise<void> {
  for (const prompt of prompts)
    await invoke(page, 'jobs.submit', { requests: [{ operationId, parameters: { prompt, width: 64, height: 64 } }] })
}

test('a service that is down holds its line with one message, and "Try now" retries it', async ({
  services,
  startReady
}) => {
  const studio = await startReady()
  const { window } = studio
  services.script(lightning, { kind: 'error', status: 503, retryAfter: '3600' })
  await submit(studio, lightning, 'the first')
  await services.received(1)
  const queue = await window.openQueue()
  await expect(queue.pauses).toHaveCount(1)
  await submit(studio, lightning, 'the second', 'the third')
  await submit(studio, 'appypie/sdxl-lightning', 'of another service')
  const why = /Pixazo is down \(503\)\. ?Next try in (59 min \d+ s|1 h 0 min, at \d\d:\d\d) \(2nd\)/
  await expect(queue.pauses).toContainText(why)
  await expect(queue.pauses).toContainText('3 requests wait.')
  await expect(window.status).toContainText(why)
  await expect(queue.inState('Done')).toHaveCount(1)
  await expect(queue.inState('Failed')).toHaveCount(0)
  expect(services.requests.filter(({ operationId }) => operationId === lightning)).toHaveLength(1)

  await queue.press(queue.pauses, 'Try now')
  await expect(queue.inState('Done')).toHaveCount(4)
  await expect(queue.pauses).toHaveCount(0)
  await expect(window.status).not.toContainText('down')
  expect(services.requests.filter(({ operationId }) => operationId === lightning)).toHaveLength(4)
})

test('a service that names no time is retried automatically, by one request', async ({ services, startReady }) => {
  const studio = await startReady()
  services.script(lightning, { kind: 'error', status: 503 })
  await submit(studio, lightning, 'the first')
  await services.received(1)
  await submit(studio, lightning, 'the second')
  const queue = await studio.window.openQueue()
  await expect(queue.inState('Done')).toHaveCount(2)
  expect(services.requests.map(({ body }) => (body as { prompt: string }).prompt)).toEqual([
    'the first',
    'the first',
    'the second'
  ])
})

test('a poll that is told to wait waits, even after a restart, and says on which day it resumes', async ({
  services,
  startReady,
  start
}) => {
  const studio = await startReady()
  services.script('appypie/sdxl-lightning', { kind: 'pending', polls: 0 })
  services.script('appypie/polling', { kind: 'error', status: 429, retryAfter: String(30 * 3600) })
  await submit(studio, 'appypie/sdxl-lightning', 'a long wait')
  await services.received(1, 'appypie/polling')
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(Date.now() + 30 * 3_600_000)
  const { jobs } = studio.window.gallery
  await expect(jobs).toContainText('Rate limited by AppyPie (429)')
  await expect(jobs).toContainText(`Next try ${day}`)
  // Nothing moves meanwhile, so no progress bar does.
  await expect(jobs.getByRole('progressbar')).toHaveCount(0)
  const queue = await studio.window.openQueue()
  await expect(queue.inState('Being made')).toContainText(`Rate limited by AppyPie (429). Next try ${day}`)
  await expect(queue.pauses).toContainText(`Rate limited by AppyPie (429). Next try ${day}`)
  await studio.main.close()

  const again = await start()
  const after = await again.window.openQueue()
  await expect(after.inState('Being made')).toContainText(`Next try ${day}`)
  await expect(after.pauses).toContainText('1 request waits')
  expect(services.requests.filter(({ operationId }) => operationId === 'appypie/polling')).toHaveLength(1)
  await after.press(after.pauses, 'Try now')
  await expect(after.inState('Done')).toHaveCount(1)
})

test('a waiting job says why and until when on its tile, and is retried and stopped there', async ({
  services,
  startReady
}) => {
  const studio = await startReady()
  const { window } = studio
  const { jobs, pictures } = window.gallery
  const refused = { kind: 'error', status: 429, retryAfter: '120' } as const
  services.script(lightning, refused, refused)
  await submit(studio, lightning, 'impatient')
  const why = /Rate limited by Pixazo \(429\)Next try in (1 min \d+|2 min 0|\d+) s/
  await expect(jobs).toContainText(why)
  await expect(jobs).toContainText('(2nd)')
  await expect(jobs.getByRole('progressbar')).toHaveCount(0)

  await test.step('the countdown runs', async () => {
    const first = (await jobs.textContent()) ?? ''
    await expect(jobs).not.toHaveText(first)
  })
  await test.step('refused once more, it is the third attempt', async () => {
    await jobs.getByRole('button', { name: 'Try now' }).click()
    await services.received(2, lightning)
    await expect(jobs).toContainText('(3rd)')
  })
  await test.step('what is behind it waits for the same, and is stopped without being sent', async () => {
    await submit(studio, lightning, 'behind it')
    const behind = jobs.first()
    await expect(jobs).toHaveCount(2)
    await expect(behind).toContainText(why)
    await behind.getByRole('button', { name: 'Stop' }).click()
    await expect(jobs).toHaveCount(1)
  })
  await jobs.getByRole('button', { name: 'Try now' }).click()
  await expect(pictures).toHaveCount(1)
  expect(services.requests.map(({ body }) => (body as { prompt: string }).prompt)).toEqual([
    'impatient',
    'impatient',
    'impatient'
  ])
})

test('everything waiting for a service is stopped from the status bar, after a question', async ({
  services,
  startReady
}) => {
  const studio = await startReady()
  const { window, page } = studio
  services.script(lightning, { kind: 'error', status: 429, retryAfter: '3600' })
  await submit(studio, lightning, 'one')
  await services.received(1)
  await submit(studio, lightning, 'two', 'three')
  await window.status.getByRole('button', { name: 'Stop all 3' }).click()
  const question = page.getByRole('dialog', { name: 'Stop 3 requests?' })
  await question.getByRole('button', { name: 'Stop 3' }).click()
  const queue = await window.openQueue()
  await expect(queue.inState('Cancelled')).toHaveCount(3)
  await expect(window.status.getByRole('button', { name: /^Stop/ })).toHaveCount(0)
  expect(services.requests).toHaveLength(1)
})

test('a poll with a passing failure is repeated, and a refused job number polled before anything is sent', async ({
  services,
  startReady
}) => {
  const studio = await startReady()
  const { window } = studio
  services.script('pixazo/sdxl-lightning', { kind: 'pending', polls: 0 })
  services.script(
    'pixazo/polling',
    { kind: 'error', status: 500 },
    { kind: 'html' },
    { kind: 'answer', status: 200, body: { error: 'Something went wrong' } },
    { kind: 'error', status: 400 }
  )
  await submit(studio, lightning, 'asked for')
  await expect(window.gallery.jobs).toContainText('did not accept the number of this job', { timeout: 40_000 })
  await window.gallery.jobs.getByRole('button', { name: 'Check result' }).click()
  await expect(window.gallery.pictures).toHaveCount(1, { timeout: 20_000 })
  expect(services.requests.filter(({ operationId }) => operationId === lightning)).toHaveLength(1)
})

test('a failed job quotes the service, in the tile and in the row', async ({ services, startReady }) => {
  const studio = await startReady()
  const { window, page } = studio
  services.script('imagepipeline/sdxl', { kind: 'pending', polls: 0, end: 'failed' })
  const parameters = { prompt: 'a broken one', width: 64, height: 64, modelId: 'some-model' }
  await invoke(page, 'jobs.submit', { requests: [{ operationId: 'imagepipeline/sdxl', parameters }] })
  await expect(window.gallery.jobs).toContainText('The picture could not be made', { timeout: 20_000 })
  const queue = await window.openQueue()
  await expect(queue.inState('Failed')).toContainText('“The picture could not be made”')
})

test('failed requests are sent again together: at once if free, after a question if they may cost', async ({
  services,
  startReady
}) => {
  const studio = await startReady({ settings: { concurrency: { pixazo: 1 } } })
  const { window, page } = studio
  services.script(lightning, { kind: 'error', status: 500 }, { kind: 'error', status: 500 }, { kind: 'html' })
  await submit(studio, lightning, 'not charged', 'nor this one', 'perhaps charged')
  const queue = await window.openQueue()
  await expect(queue.inState('Failed')).toHaveCount(3)
  const bar = queue.screen.getByRole('status').filter({ hasText: 'not charged' })
  await expect(bar).toContainText('2 requests were not charged. They will be sent as new requests')
  await expect(bar).toContainText('1 request may have been charged already')
  await queue.press(bar, 'Send 3 failed requests again')

  const question = page.getByRole('dialog', { name: 'Send this request again too?' })
  await expect(question).toContainText('perhaps charged')
  await expect(queue.inState('Done')).toHaveCount(2)
  expect(services.requests).toHaveLength(5)
  await question.getByRole('button', { name: 'Don’t send' }).click()
  await expect(question).toBeHidden()
  await expect(queue.inState('Failed')).toHaveCount(1)
  expect(services.requests).toHaveLength(5)
})

test('from the palette, failed requests are sent again together once the cost is accepted', async ({
  services,
  startReady
}) => {
  const studio = await startReady({ settings: { concurrency: { pixazo: 1 } } })
  const { window, page } = studio
  services.script(lightning, { kind: 'error', status: 500 }, { kind: 'error', status: 500 })
  await submit(studio, lightning, 'not charged', 'nor this one')
  await expect(window.gallery.jobs.getByRole('button', { name: 'Try again' })).toHaveCount(2)
  const question = page.getByRole('dialog', { name: 'Send 2 failed requests again?' })

  await (await window.openPalette()).run('failed requests')
  await expect(question).toContainText('2 requests were not charged. They will be sent as new requests')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeHidden()
  expect(services.requests).toHaveLength(2)

  await (await window.openPalette()).run('failed requests')
  await question.getByRole('button', { name: 'Send again' }).click()
  await expect(window.gallery.pictures).toHaveCount(2)
  expect(services.requests).toHaveLength(4)
})
