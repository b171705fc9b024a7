import { describe, expect, it } from 'vitest'
import { type S3ServerOptions } from '../../../e2e/services/s3-server.ts'
import type { S3Settings } from '../../shared/domain/image-host.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { closedPort } from '../http/__fixtures__/loopback-server.ts'
import { failure, hostFor, start, upload } from './__fixtures__/s3.ts'

describe("a bucket's errors", () => {
  it.each<[string, Partial<S3Settings>, S3ServerOptions, string, RegExp]>([
    ['an unknown access key', { accessKeyId: 'AKIAOTHER' }, {}, 'key-rejected', /does not know this access key ID/],
    ['a wrong region', { region: 'us-east-1' }, { region: 'eu-central-1' }, 'invalid-input', /“eu-central-1”/],
    ['another bucket', { bucket: 'other' }, {}, 'not-found', /no bucket “other”/],
    ['a clock that is wrong', {}, { now: () => Date.now() - 3_600_000 }, 'invalid-input', /clock/],
    ['a picture that is too large', {}, { maxBytes: 1000 }, 'invalid-input', /larger than the bucket accepts/]
  ])('%s', async (_what, more, options, code, message) => {
    const server = await start(options)
    const error = await failure(server, upload(hostFor(server, more)))
    expect([error.code, error.data.action]).toEqual([code, 'open-image-host'])
    expect(error.message).toMatch(message)
    expect(error.data.nextStep).toMatch(/\.$/)
    expect([server.objects.size, server.requests.length]).toEqual([0, 1])
  })

  it('a wrong secret', async () => {
    const server = await start()
    const wrong = 'not-the-secret-at-all-0001'
    const error = await failure(server, upload(hostFor(server, {}, { secret: async () => wrong })))
    expect(error).toMatchObject({
      code: 'key-rejected',
      message: 'The secret access key is wrong.',
      data: { action: 'open-image-host', detail: 'SignatureDoesNotMatch' }
    })
    expect(JSON.stringify(toWireError(error))).not.toContain(wrong)
  })

  it('a key that may not upload, or not delete', async () => {
    const server = await start()
    const host = hostFor(server)
    const { place } = await upload(host)
    server.allow('PUT', 'GET')
    expect(await failure(server, host.remove(place))).toMatchObject({
      code: 'forbidden',
      message: 'This access key may not delete from the bucket.'
    })
    server.allow('GET')
    expect(await failure(server, upload(host))).toMatchObject({
      code: 'forbidden',
      message: 'This access key may not upload to the bucket.'
    })
    expect(server.objects.size).toBe(1)
  })

  it('a server that keeps failing', async () => {
    const server = await start()
    for (let nth = 1; nth <= 20; nth += 1)
      server.failPut(nth, {
        kind: 'refuse',
        status: nth <= 3 ? 500 : 503,
        code: nth <= 3 ? 'InternalError' : 'SlowDown'
      })
    expect(await failure(server, upload(hostFor(server)))).toMatchObject({
      code: 'storage',
      data: { action: 'retry', detail: 'InternalError' }
    })
    expect(await failure(server, upload(hostFor(server)))).toMatchObject({
      code: 'storage',
      data: { action: 'retry', detail: 'SlowDown' }
    })
    expect(server.requests.length).toBe(3 + 5)
  })

  it.each<[string, Record<string, string>, string, string]>([
    [
      'names its region in the body',
      {},
      '<Error><Code>PermanentRedirect</Code><Region>eu-west-3</Region></Error>',
      'The bucket is in the region “eu-west-3”.'
    ],
    [
      'names its region in a header',
      { 'x-amz-bucket-region': 'eu-west-3' },
      '<Error><Code>PermanentRedirect</Code></Error>',
      'The bucket is in the region “eu-west-3”.'
    ],
    ['names none', {}, '', 'The bucket is in another region.'],
    [
      'sends it on to another host',
      { location: 'https://elsewhere.example/x' },
      '',
      'redirected the request to another address'
    ],
    [
      'names one that is no region',
      {},
      '<Code>PermanentRedirect</Code><Region>"&gt;<b>x</b></Region>',
      'The bucket is in another region.'
    ]
  ])('a redirect that %s', async (_what, headers, body, message) => {
    const server = await start()
    server.failPut(1, { kind: 'answer', status: 301, headers, body })
    const error = await failure(server, upload(hostFor(server)))
    expect([error.code, error.data.action]).toEqual(['invalid-input', 'open-image-host'])
    expect(error.message).toContain(message)
    expect(server.requests.length).toBe(1)
  })

  it.each([
    [400, 'InvalidRegionName', 'invalid-input', 'The bucket is in another region.'],
    [400, 'InvalidBucketName', 'not-found', 'There is no bucket “studio”'],
    [403, 'RequestExpired', 'invalid-input', 'This computer’s clock is wrong'],
    [413, '', 'invalid-input', 'larger than the bucket accepts'],
    [401, 'Unauthorized', 'forbidden', 'refused the access key'],
    [404, 'NoSuchKey', 'not-found', 'no bucket at this address'],
    [400, 'InvalidArgument', 'storage', 'did not accept the request']
  ])('%i %s', async (status, name, code, message) => {
    const server = await start()
    server.failPut(1, { kind: 'refuse', status, code: name })
    const error = await failure(server, upload(hostFor(server)))
    expect([error.code, error.data.action, error.data.status]).toEqual([code, 'open-image-host', status])
    expect(error.message).toContain(message)
  })

  it('only a short name from its answer is returned, whatever the answer contains', async () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
    const bodies = [
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><Error><Code>&l9;</Code></Error>`,
      `<Error><Code>${'A'.repeat(20_000)}</Code></Error>`,
      `<Error>${'<'.repeat(60_000)}`,
      `<Error><Code>${'\u0000'.repeat(30_000)}`,
      `<Error><StringToSign>AWS4-HMAC-SHA256\n${'ab'.repeat(32)}</StringToSign><Code> </Code></Error>`,
      '<html>Forbidden</html>',
      ''
    ]
    const server = await start()
    for (const [at, body] of bodies.entries()) {
      server.failPut(at + 1, { kind: 'answer', status: 403, body })
      const error = await failure(server, upload(hostFor(server)))
      expect(error).toMatchObject({ code: 'forbidden', data: { status: 403, action: 'open-image-host' } })
      expect(error.data.detail).toBeUndefined()
    }
  })

  it('an endless answer', async () => {
    const server = await start()
    server.failPut(1, { kind: 'answer', status: 403, body: 'x'.repeat(200_000) })
    expect(await failure(server, upload(hostFor(server)))).toMatchObject({
      code: 'storage',
      data: { action: 'open-image-host' }
    })
  })

  it('a 404 that does not say that the file is gone is not taken to mean that', async () => {
    const answer = (code: string) => ({
      status: 404,
      headers: {},
      body: Buffer.from(`<Error><Code>${code}</Code></Error>`)
    })
    const server = await start()
    const remove = (code: string) =>
      hostFor(server, {}, { send: async () => answer(code) }).remove(`s3://127.0.0.1:${server.port}/studio/a.png`)
    await remove('NoSuchKey')
    expect(await failure(server, remove('NoSuchBucket'))).toMatchObject({ code: 'not-found' })
    expect(await failure(server, remove(''))).toMatchObject({ code: 'not-found' })
  })

  it('an unreachable server', async () => {
    const server = await start()
    const port = await closedPort()
    const error = await failure(server, upload(hostFor(server, { endpoint: `http://127.0.0.1:${port}` })))
    expect(error).toMatchObject({
      code: 'offline',
      message: `127.0.0.1:${port} cannot be reached.`,
      data: { action: 'open-image-host' }
    })
  })

  it('a server that does not answer', async () => {
    const server = await start()
    const send = async (): Promise<never> => {
      throw new AppError('timeout', 'The service did not answer in time.')
    }
    expect(await failure(server, upload(hostFor(server, {}, { send })))).toMatchObject({
      code: 'timeout',
      data: { action: 'retry' }
    })
  })
})
