/** Jobs that a service works on for a while, and what happens to them when the app ends in the middle. */

import type { Parameters } from '../../src/shared/domain/parameters.ts'
import { invoke } from '../pages/bridge.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

const small: Omit<Parameters, 'prompt'> = { width: 64, height: 64, steps: 4, guidance: 1, seed: 5 }

async function submit({ page }: Studio, operationId: string, prompt: string): Promise<string> {
  const [job] = await invoke(page, 'jobs.submit', { requests: [{ operationId, parameters: { ...small, prompt } }] })
  return job!.id
}

test('a pending job shows its progress until its picture arrives, in each documented shape of polling', async ({
  services,
  startReady
}) => {
  const studio = await startReady()
  const { window } = studio
  services.script('appypie/sdxl-lightning', { kind: 'pending', polls: 1, shape: 'completed' })
  services.script('pixazo/sdxl-base', { kind: 'pending', polls: 1, shape: 'succeeded' })
  services.script('imagepipeline/sdxl', { kind: 'pending', polls: 1 })
  // Both polls of each job are answered only after the window has been checked.
  const polling = ['appypie/polling', 'pixazo/polling', 'imagepipeline/polling']
  for (const operationId of polling) services.script(operationId, { kind: 'slow' }, { kind: 'slow' })
  const answerPolls = async (nth: number): Promise<void> => {
    for (const operationId of polling) await services.received(nth, operationId)
    services.release()
  }
  await submit(studio, 'appypie/sdxl-lightning', 'a completed one')
  await submit(studio, 'pixazo/sdxl-base', 'a succeeded one')
  const parameters = { prompt: 'a legacy one', width: 64, height: 64, modelId: 'some-model' }
  await invoke(studio.page, 'jobs.submit', { requests: [{ operationId: 'imagepipeline/sdxl', parameters }] })

  await expect(window.gallery.jobs).toHaveCount(3)
  for (const service of ['AppyPie', 'Pixazo', 'ImagePipeline (legacy)']) {
    const tile = studio.page.getByRole('gridcell', { name: `${service}: Started` })
    await expect(window.gallery.jobs.and(tile)).toContainText(/\d+ s/)
  }
  await answerPolls(1)
  const queue = await window.openQueue()
  await expect(queue.inState('Being made')).toHaveCount(3)
  const row = queue.job('a succeeded one')
  await expect(row.getByRole('progressbar')).toBeVisible()
  await expect(row).toContainText('Pixazo is working')
  await expect(row).toContainText(/[1-9]\d* s$|[1-9]\d* s\D/)
  await answerPolls(2)
  await expect(queue.inState('Done')).toHaveCount(3)
  await window.openGallery()
  await expect(window.gallery.pictures).toHaveCount(3)
  await expect(window.gallery.jobs).toHaveCount(0)
  const asked = services.requests
    .filter(({ operationId }) => operationId?.endsWith('/polling'))
    .map(({ operationId, body }) => [operationId, body])
  expect(asked.filter(([operationId]) => operationId === 'pixazo/polling')).toEqual([
    ['pixazo/polling', { job_set_id: 'jobset_2' }],
    ['pixazo/polling', { job_set_id: 'jobset_2' }]
  ])
})

test('polling resumes after the app was killed, without sending the job again', async ({
  services,
  startReady,
  start
}) => {
  const studio = await startReady()
  services.script('pixazo/sdxl-lightning', { kind: 'pending', polls: 1 })
  const id = await submit(studio, 'pixazo/sdxl-lightning', 'a slow river')
  await services.received(1, 'pixazo/polling')
  await studio.main.kill()

  const { window, page } = await start()
  await expect(window.gallery.pictures).toHaveCount(1)
  const [job] = await invoke(page, 'jobs.list', { limit: 10 })
  expect([job?.id, job?.state, job?.attempts, job?.request.parameters]).toEqual([
    id,
    'done',
    1,
    { ...small, prompt: 'a slow river' }
  ])
  expect(services.requests.filter(({ operationId }) => operationId === 'pixazo/sdxl-lightning')).toHaveLength(1)
})

test('a job that was waiting in line when the app was killed is sent after the restart', async ({
  services,
  startReady,
  start
}) => {
  const studio = await startReady()
  services.script('appypie/sdxl-lightning', { kind: 'pending', polls: 0, end: 'never' })
  await submit(studio, 'appypie/sdxl-lightning', 'the first of two')
  await services.received(1, 'appypie/polling')
  await submit(studio, 'appypie/sdxl-lightning', 'the second of two')
  await studio.main.kill()
  expect(services.requests.filter(({ operationId }) => operationId === 'appypie/sdxl-lightning')).toHaveLength(1)

  const { window } = await start({ settings: { concurrency: { appypie: 2 } } })
  await expect(window.gallery.pictures).toHaveCount(1)
  const sent = services.requests
    .filter(({ operationId }) => operationId === 'appypie/sdxl-lightning')
    .map(({ body }) => body)
  expect(sent).toEqual([
    expect.objectContaining({ prompt: 'the first of two' }),
    expect.objectContaining({ prompt: 'the second of two' })
  ])
})

test('a job interrupted while being sent is sent again only when the user says so, and then once', async ({
  services,
  startReady,
  start
}) => {
  const studio = await startReady()
  services.script('pixazo/sdxl-lightning', { kind: 'hang' })
  await submit(studio, 'pixazo/sdxl-lightning', 'a broken bridge')
  await services.received(1)
  await studio.main.kill()

  const { window } = await start()
  await expect(window.gallery.jobs).toHaveCount(1)
  await expect(window.gallery.jobs).toContainText('May have been charged')
  const queue = await window.openQueue()
  const row = queue.inState('May have been charged')
  await expect(row).toContainText('a broken bridge')
  await expect(row).toContainText('The app ended while this request was being sent, so it may have been charged.')
  await expect(row).toContainText('Nothing is sent again automatically.')
  expect(services.requests).toHaveLength(1)

  await queue.press(row, 'Send again (may cost twice)')
  expect(services.requests).toHaveLength(1)
  await queue.confirmSendAgain()
  await expect(queue.inState('Done')).toHaveCount(1)
  expect(services.requests.map(({ body }) => body)).toEqual(
    Array.from({ length: 2 }, () => expect.objectContaining({ prompt: 'a broken bridge', seed: 5 }) as unknown)
  )
})
