import { expect, it } from 'vitest'
import { createInlineHost } from '../image-hosts/inline-host.ts'
import { ManualClock } from './__fixtures__/rig.ts'
import type { Run } from './run-context.ts'
import { uploadFiles } from './upload-files.ts'

it('reports progress at most ten times a second, and always the end', async () => {
  const clock = new ManualClock()
  const told: [string | null, number | null][] = []
  const bytes = new Uint8Array(1_000_000)
  const host = {
    ...createInlineHost(),
    async put(...[, , , options]: Parameters<ReturnType<typeof createInlineHost>['put']>) {
      for (let sent = 0; sent <= 100; sent += 1) {
        clock.time += 10
        options?.onProgress?.(sent * 10_000, bytes.byteLength)
      }
      return 'https://bucket.example/a.png'
    }
  }
  const services = {
    clock,
    transfers: { add: () => undefined },
    jobChanged: ({ progress, fraction }: Run['job']) => told.push([progress, fraction])
  }
  const run = {
    services,
    provider: { label: 'Rig' },
    signal: new AbortController().signal,
    uploaded: [],
    job: { id: 'job' }
  } as unknown as Run
  const file = { what: 'picture', bytes, mime: 'image/png' } as const
  await uploadFiles(run, host, [file, { ...file, what: 'mask' }])
  const picture = told.filter(([words]) => words?.startsWith('Uploading the picture'))
  expect(picture.length).toBeGreaterThanOrEqual(11)
  expect(picture.length).toBeLessThanOrEqual(13)
  expect(picture.at(-1)).toEqual(['Uploading the picture (1.0 of 1.0 MB)', 0.5])
  expect(told.at(-1)).toEqual(['Uploading the mask (1.0 of 1.0 MB)', 1])
  expect(told.map(([, fraction]) => fraction)).toEqual(
    told.map(([, fraction]) => fraction).toSorted((a, b) => (a ?? 0) - (b ?? 0))
  )
})
