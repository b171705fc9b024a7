/** What a compromised window can do with the keys that it cannot read: nothing. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { EventName } from '../../shared/contract.ts'
import { s3Schema, s3SecretId } from '../../shared/domain/image-host.ts'
import { hasEnded, type Job } from '../../shared/domain/job.ts'
import type { KeyStatus } from '../../shared/domain/key.ts'
import { it } from '../__fixtures__/it.ts'
import { compose } from '../compose.ts'
import { testVault } from '../keys/__fixtures__/test-vault.ts'
import { forkWorker } from '../processes/__fixtures__/fork-worker.ts'
import type { Core, Host } from './host.ts'

const key = 'canary-51f0c2a97be84d36-key'
let core: Core
let evil: Server
let evilUrl: string
let received: IncomingMessage[]
let jobs: Map<string, Job>
let statuses: KeyStatus[]
let ended: { id: string; resolve: (job: Job) => void } | null

it.beforeEach(async ({ folder }) => {
  received = []
  jobs = new Map()
  ended = null
  evil = createServer((request, response) => {
    received.push(request)
    response.end('{}')
  })
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
  evilUrl = `http://127.0.0.1:${(evil.address() as AddressInfo).port}`
  const main = join(import.meta.dirname, '..')
  core = await compose({
    profileFolder: join(folder, 'profile'),
    vault: testVault(),
    startWorker: forkWorker,
    workerEntries: { imaging: join(main, 'imaging/worker.ts'), painter: join(main, 'demo-gateway/painter-worker.ts') },
    emit: (event: EventName, payload: unknown) => {
      if (event === 'keysChanged') statuses = payload as KeyStatus[]
      if (event !== 'jobChanged') return
      const job = payload as Job
      jobs.set(job.id, job)
      if (job.id === ended?.id && hasEnded(job)) ended.resolve(job)
    }
  } as unknown as Host)
})

it.afterEach(async () => {
  await core.dispose()
  evil.closeAllConnections()
  await new Promise((resolve) => evil.close(resolve))
})

/** Sends a request and waits for its end. */
async function end(operationId: string): Promise<Job> {
  const [sent] = await core.handlers['jobs.submit']({ requests: [{ operationId, parameters: { prompt: 'a lure' } }] })
  const now = jobs.get(sent!.id) ?? sent!
  if (hasEnded(now)) return now
  return await new Promise((resolve) => {
    ended = { id: sent!.id, resolve }
  })
}

const missing = {
  code: 'missing-key',
  data: { action: 'check-key', nextStep: expect.stringContaining('Enter the key for http://127.0.0.1:') as unknown }
}

describe('a service whose address was changed behind the user’s back', () => {
  it.each(['keychain', 'session', 'passphrase'] as const)(
    'gets no key (%s): neither by a key test nor by a request',
    async (protection) => {
      await core.handlers['keys.set']({ providerId: 'pixazo', key, protection, passphrase: 'correct horse' })
      await core.handlers['settings.update']({ baseUrls: { 'pixazo.gateway': evilUrl } })
      expect(statuses.find(({ providerId }) => providerId === 'pixazo')).toMatchObject({
        hasKey: true,
        missingFor: [evilUrl]
      })
      await expect(core.handlers['keys.test']({ providerId: 'pixazo' })).rejects.toMatchObject(missing)
      expect(await end('pixazo/sd3')).toMatchObject({ state: 'failed', error: missing })
      expect(received).toEqual([])
    }
  )

  it('gets the key that was entered for it', async () => {
    await core.handlers['keys.set']({ providerId: 'pixazo', key, protection: 'session' })
    await core.handlers['settings.update']({ baseUrls: { 'pixazo.gateway': evilUrl } })
    await core.handlers['keys.set']({ providerId: 'pixazo', key: 'the-key-of-the-mirror', protection: 'session' })
    await core.handlers['keys.test']({ providerId: 'pixazo' })
    expect(received.map(({ headers }) => headers['ocp-apim-subscription-key'])).toEqual(['the-key-of-the-mirror'])
  })

  it('is not paid for what could not be polled: the polling address is checked before anything is sent', async () => {
    await core.handlers['settings.update']({ baseUrls: { 'appypie.sdxl': evilUrl, 'appypie.inpainting': evilUrl } })
    await core.handlers['keys.set']({ providerId: 'appypie', key, protection: 'session' })
    await core.handlers['settings.update']({
      baseUrls: {
        'appypie.sdxl': evilUrl,
        'appypie.inpainting': evilUrl,
        'appypie.polling': 'https://elsewhere.example'
      }
    })
    expect(await end('appypie/sdxl-lightning')).toMatchObject({ state: 'failed', error: { code: 'missing-key' } })
    expect(received).toEqual([])
  })
})

describe('an address that can be eavesdropped on', () => {
  it.each(['http://gateway.example', 'http://192.168.1.5:7860', 'http://a.localhost:1', 'http://127.0.0.1.example/'])(
    '%s is refused for a service',
    async (url) => {
      await expect(core.handlers['settings.update']({ baseUrls: { 'pixazo.gateway': url } })).rejects.toMatchObject({
        code: 'invalid-input',
        message: 'The address must begin with https://. Plain http is allowed only for this machine.',
        data: { fields: { 'baseUrls.pixazo.gateway': expect.any(String) as unknown } }
      })
      expect((await core.handlers['settings.get'](undefined)).baseUrls).toEqual({})
    }
  )

  it('is refused for a bucket', async () => {
    const s3 = s3Schema.parse({ endpoint: 'http://bucket.example', bucket: 'studio', accessKeyId: 'id' })
    await expect(core.handlers['settings.update']({ imageHost: { use: 's3', s3 } })).rejects.toMatchObject({
      code: 'invalid-input'
    })
  })
})

describe('a bucket whose address was changed', () => {
  const bucketAt = (endpoint: string) => ({
    imageHost: { use: 's3' as const, s3: s3Schema.parse({ endpoint, bucket: 'studio', accessKeyId: 'id' }) }
  })

  it('gets nothing signed with the secret', async () => {
    await core.handlers['settings.update'](bucketAt('https://bucket.example'))
    await core.handlers['keys.set']({ providerId: s3SecretId, key, protection: 'session' })
    await core.handlers['settings.update'](bucketAt(evilUrl))
    await expect(core.handlers['imageHosts.test'](undefined)).rejects.toMatchObject({
      code: 'missing-key',
      message: `The secret access key was entered for another address, so it was not sent to ${evilUrl}.`,
      data: { action: 'open-image-host' }
    })
    expect(received).toEqual([])
  })

  it('is required before there can be a secret', async () => {
    await expect(
      core.handlers['keys.set']({ providerId: s3SecretId, key, protection: 'session' })
    ).rejects.toMatchObject({ code: 'invalid-input' })
  })
})
