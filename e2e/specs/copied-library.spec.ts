import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { invoke } from '../pages/bridge.ts'
import { expect, test } from './studio.ts'

test('a waiting request is sent once, by the library or by a copy of it, and the other one asks', async ({
  profile,
  services,
  startReady,
  start
}) => {
  services.script('pixazo/sdxl-lightning', { kind: 'error', status: 429, retryAfter: '7200' })
  const first = await startReady()
  const parameters = { prompt: 'a heron', width: 96, height: 64, steps: 4, seed: 1 }
  await invoke(first.page, 'jobs.submit', { requests: [{ operationId: 'pixazo/sdxl-lightning', parameters }] })
  await expect.poll(async () => (await invoke(first.page, 'jobs.list', { limit: 1 }))[0]?.state).toBe('waiting')
  await first.main.close()
  const copy = join(profile, 'copy')
  await cp(join(profile, 'library'), copy, { recursive: true, preserveTimestamps: true })

  const { page, window, main } = await start()
  const queue = await window.openQueue()
  await queue.press(queue.pauses, 'Try now')
  await expect(queue.inState('Done')).toHaveCount(1)
  expect(services.requests).toHaveLength(2)

  await main.answer('showOpenDialog', { canceled: false, filePaths: [copy] })
  await invoke(page, 'library.choose')
  await expect(queue.inState('May have been charged')).toContainText(
    'This library is an older copy of one that has been used here since'
  )
  await expect(queue.inState('May have been charged')).toContainText(
    'If it was not and you still want it, send it; otherwise remove it.'
  )
  await invoke(page, 'library.open', { folder: join(profile, 'library') })
  await expect(queue.inState('Done')).toHaveCount(1)
  expect(services.requests).toHaveLength(2)
})
