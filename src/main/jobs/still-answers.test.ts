/** A service's answer is kept as a picture and nothing else, and the job says so. */
import { expect } from 'vitest'
import { it } from './__fixtures__/it.ts'

it('a script after the end of the picture is dropped, and the job reports it', async ({ real }) => {
  const operationId = 'pixazo/sdxl-base'
  real.services.script(operationId, { kind: 'document', picture: 'with-script' }, { kind: 'document' })
  const job = await real.run(real.request(operationId))
  expect(job).toMatchObject({ state: 'done', error: null })
  expect(job.warnings).toEqual([
    'The service’s file held 25 bytes after the end of the picture. Only the picture was kept.'
  ])
  const [picture] = real.library.ofJob(job.id)
  const { bytes } = (await real.library.original(picture!.id))!
  expect(Buffer.from(bytes).includes('<script>')).toBe(false)
  expect((await real.run(real.request(operationId))).warnings).toEqual([])
})
