/** Cancelling, concurrency, and services that ask to wait. */
import { invoke } from '../pages/bridge.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

const lightning = 'pixazo/sdxl-lightning'

/** Each tested on its own. */
async function submit({ page }: Studio, operationId: string, ...prompts: string[]): Promise<void> {
  for (const prompt of prompts)
    await invoke(page, 'jobs.submit', { requests: [{ operationId, parameters: { prompt, width: 64, height: 64 } }] })
}

test('a job is cancelled in line, while being sent, and while the service works on it', async ({
  services,
  startReady
}) => {
  const studio = await startReady()
  const queue = await studio.window.openQueue()

  await test.step('while being sent, and in line behind it', async () => {
    services.script('appypie/sdxl-lightning', { kind: 'slow' })
    await submit(studio, 'appypie/sdxl-lightning', 'on its way', 'in line')
    await services.received(1, 'appypie/sdxl-lightning')
    await expect(queue.inState('Queued')).toContainText('Queued. Nothing has been sent yet')
    await queue.press(queue.inState('Queued'), 'Cancel')
    await expect(queue.job('in line')).toContainText('Cancelled before anything was sent')
    await expect(queue.inState('Sending')).toContainText('Waiting for AppyPie')
    await queue.press(queue.inState('Sending'), 'Cancel')
    await expect(queue.inState('Cancelled')).toHaveCount(2)
    services.release()
  })

  await test.step('while it is polled', async () => {
    services.script(lightning, { kind: 'pending', polls: 0, end: 'never' }, { kind: 'pending', polls: 1 })
    await submit(studio, lightning, 'an endless one')
    await services.received(1, 'pixazo/polling')
    await queue.press(queue.inState('Being made'), 'Cancel')
    await expect(queue.inState('Cancelled')).toHaveCount(3)
    const before = services.requests.length
    await submit(studio, lightning, 'a later one')
    await expect(queue.inState('Done')).toHaveCount(1)
    const since = services.requests.slice(before).map(({ body }) => body)
    expect(since).not.toContainEqual({ job_set_id: 'jobset_1' })
    expect(since).toContainEqual({ job_set_id: 'jobset_2' })
  })

  expect(services.requests.filter(({ operationId }) => operationId === 'appypie/sdxl-lightning')).toHaveLength(1)
  await studio.window.openGallery()
  await expect(studio.window.gallery.pictures).toHaveCount(1)
})

test('each service gets as many requests at once as configured, and no service waits for another', async ({
  services,
  startReady
}) => {
  const studio = await startReady()
  const queue = await studio.window.openQueue()
  const slow = { kind: 'slow' } as const
  services.script(lightning, slow, slow, slow, slow)
  services.script('appypie/sdxl-lightning', slow, slow)
  await submit(studio, lightning, 'one', 'two', 'three', 'four')
  await submit(studio, 'appypie/sdxl-lightning', 'five', 'six')
  await services.received(3)
  await expect(queue.inState('Sending')).toHaveCount(3)
  await expect(queue.inState('Queued')).toHaveCount(3)
  await expect(studio.window.status).toContainText('3 running, 3 waiting')

  await invoke(studio.page, 'settings.update', { concurrency: { pixazo: 3 } })
  await services.received(3, lightning)
  await expect(queue.inState('Queued')).toHaveCount(2)
  services.release()
  await services.received(6)
  services.release()
  await expect(queue.inState('Done')).toHaveCount(6)
})

test('nothing is sent to a service that asks for a long pause until then, even after a restart', async ({
  services,
  startReady,
  start
}) => {
  const studio = await startReady()
  services.script(lightning, { kind: 'error', status: 429, retryAfter: '7200' })
  await submit(studio, lightning, 'patience')
  await services.received(1)
  await expect(studio.window.gallery.jobs).toContainText('Rate limited by Pixazo (429)')
  await submit(studio, lightning, 'behind it')
  const queue = await studio.window.openQueue()
  const [job] = (await invoke(studio.page, 'jobs.list', { limit: 10 })).filter(({ state }) => state === 'waiting')
  const until = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(job?.waitUntil ?? 0)
  await expect(queue.inState('Waiting')).toContainText(until)
  expect((job?.waitUntil ?? 0) - (job?.startedAt ?? 0)).toBeGreaterThan(7_190_000)
  await expect(queue.inState('Queued')).toHaveCount(1)
  await studio.main.close()

  const again = await start()
  await again.window.openQueue()
  await expect(again.window.queue.inState('Waiting')).toContainText(until)
  await again.window.queue.press(again.window.queue.inState('Waiting'), 'Stop')
  // The service asked for the pause, not the job: the one behind it keeps waiting.
  await expect(again.window.queue.inState('Cancelled')).toHaveCount(1)
  await expect(again.window.queue.inState('Queued')).toHaveCount(1)
  expect(services.requests.map(({ body }) => (body as { prompt: string }).prompt)).toEqual(['patience'])
})

test('a failed request has its picture’s tile, with its prompt and its row’s actions', async ({
  services,
  startReady
}) => {
  const studio = await startReady()
  const { window, page } = studio
  const { jobs } = window.gallery
  services.script(lightning, { kind: 'error', status: 500 })
  await submit(studio, lightning, 'a boat that did not come')
  await expect(jobs).toContainText('a boat that did not come')
  await expect(jobs).not.toContainText('500')
  const { width, height } = (await jobs.boundingBox())!
  expect(Math.abs(width - height)).toBeLessThan(3)
  await jobs.getByRole('button', { name: 'More' }).click()
  const lines = page.getByRole('menuitem')
  await expect(lines).toHaveText(['Reuse settings', 'Remove', 'Show in the queue'])
  await page.keyboard.press('Escape')
  const first = await jobs.getByRole('button').first().textContent()
  const queue = await window.openQueue()
  await expect(queue.job('a boat that did not come').getByRole('button')).toHaveText([
    first!,
    'Reuse settings',
    'Remove',
    ''
  ])
})

test('what is removed from the queue comes back by Undo, unchanged, and is not sent', async ({
  services,
  startReady,
  start
}) => {
  const studio = await startReady()
  const { window, page } = studio
  services.script(lightning, { kind: 'error', status: 500 }, { kind: 'html' })
  await submit(studio, lightning, 'refused')
  await submit(studio, lightning, 'perhaps charged')
  const queue = await window.openQueue()
  await expect(queue.inState('Failed')).toHaveCount(2)
  await submit(studio, 'demo/sdxl-lightning', 'done')
  await expect(queue.inState('Done')).toHaveCount(1)
  const undo = (said: string) => window.message(said).getByRole('button', { name: 'Undo' }).click()

  await test.step('one', async () => {
    await queue.press(queue.job('refused'), 'Remove')
    await expect(queue.rows).toHaveCount(2)
    await page.keyboard.press('Control+z')
    await expect(queue.job('refused')).toContainText('Failed.')
  })
  await test.step('all that have ended', async () => {
    await page.getByRole('button', { name: 'Clear finished' }).click()
    await expect(queue.rows).toHaveCount(0)
    await undo('3 finished requests cleared.')
    await expect(queue.rows).toHaveCount(3)
    await expect(
      queue.job('perhaps charged').getByRole('button', { name: 'Send again (may cost twice)' })
    ).toBeVisible()
  })
  const before = await invoke(page, 'jobs.list', { limit: 10 })
  await studio.main.kill()

  const again = await start()
  expect(await invoke(again.page, 'jobs.list', { limit: 10 })).toEqual(before)
  const after = await again.window.openQueue()
  await again.page.getByRole('button', { name: 'Clear finished' }).click()
  await expect(after.rows).toHaveCount(0)
  await again.main.kill()
  const last = await start()
  expect(await invoke(last.page, 'jobs.list', { limit: 10 })).toEqual([])
  expect(services.requests).toHaveLength(2)
})

test.describe('what was submitted together', () => {
  const request = { operationId: lightning, parameters: { prompt: 'a heron', width: 64, height: 64 } }

  test('is one line that opens, with its own count and buttons for all of it', async ({ services, startReady }) => {
    const studio = await startReady({ settings: { concurrency: { pixazo: 1 } } })
    const { window, page } = studio
    await submit(studio, lightning, 'another one')
    await services.received(1)
    services.script(lightning, { kind: 'error', status: 500 })
    await invoke(page, 'jobs.submit', { requests: [request, request, request] })
    const queue = await window.openQueue()
    const batch = queue.batch('a heron')
    await expect(batch).toContainText('1 failed, 2 done')
    await expect(queue.rows).toHaveCount(1)

    await queue.openBatch('a heron')
    await expect(queue.rows).toHaveCount(4)
    await expect(queue.inState('Failed')).toHaveCount(1)
    await queue.press(batch, 'Send 1 failed request again')
    await window.dialog.getByRole('button', { name: 'Send again' }).click()
    await expect(batch).toContainText('3 done')

    await queue.press(batch, 'Remove 3 requests')
    await expect(batch).toHaveCount(0)
    await expect(queue.rows).toHaveCount(1)
    await window.message('3 finished requests cleared.').getByRole('button', { name: 'Undo' }).click()
    await queue.press(batch, 'Show 3 pictures')
    await expect(window.gallery.pictures).toHaveCount(3)
  })

  test('is cancelled as a whole, after a question', async ({ services, startReady }) => {
    const { window, page } = await startReady({ settings: { concurrency: { pixazo: 1 } } })
    services.script(lightning, { kind: 'slow' })
    await invoke(page, 'jobs.submit', { requests: [request, request, request] })
    await services.received(1)
    const queue = await window.openQueue()
    await queue.press(queue.batch('a heron'), 'Cancel 3 requests')
    const question = page.getByRole('dialog', { name: 'Cancel 3 requests?' })
    await question.getByRole('button', { name: 'Cancel 3 requests' }).click()
    await expect(queue.batch('a heron')).toContainText('3 cancelled')
    services.release()
    expect(services.requests).toHaveLength(1)
  })

  test('is open at the request that is looked for from its tile', async ({ services, startReady }) => {
    const { window, page } = await startReady({ settings: { concurrency: { pixazo: 1 } } })
    services.script(lightning, { kind: 'error', status: 500 })
    await invoke(page, 'jobs.submit', { requests: [request, request] })
    await window.gallery.jobs.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Show in the queue' }).click()
    await expect(window.queue.inState('Failed')).toBeInViewport()
  })
})

test('the row of a request leads to its picture, by mouse and by key', async ({ startReady }) => {
  const studio = await startReady()
  const { window, page } = studio
  await submit(studio, lightning, 'a heron')
  const queue = await window.openQueue()
  await queue.press(queue.job('a heron'), 'a heron')
  await expect.poll(() => window.viewer.isShown()).toBe(true)
  await window.openQueue()
  await queue.job('a heron').getByRole('button', { name: 'a heron' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => window.viewer.isShown()).toBe(true)
})
