/** A bucket that speaks S3: each upload under a random key, a link that works for a while, deleted afterwards. */
import type { Clock } from '../../shared/clock.ts'
import type { S3Settings } from '../../shared/domain/image-host.ts'
import type { ImageHost, UploadOptions } from './image-host.ts'
import { type RandomBytes, randomName } from './random-name.ts'
import { anotherBucket, inHostWords, isGone, noPlace, refusalIn } from './s3-refusal.ts'
import { createS3Signer } from './s3-signing.ts'
import { keyFor, parsePlace, placeOf, readTarget, type S3Target, urlOf } from './s3-target.ts'
import { type HostReply, type HostRequest, type HostSendOptions, type Send, uploadTimeoutMs } from './send.ts'

export interface S3HostParts {
  /** As they are now: asked again for every step. */
  settings: () => S3Settings
  /** The secret access key, for requests to this origin. @throws AppError missing-key */
  secret: (origin: string) => Promise<string>
  send: Send
  clock: Clock
  random: RandomBytes
}

/** An answer to a PUT or a DELETE is short; more is nothing that this host wants to read. */
const longestAnswer = 65_536
/** Waits before an answer of 500 ("InternalError: please try again") is asked for again: both requests can be repeated. */
const patience = [500, 2000]

/** The image host of a bucket. Its requests are signed here and leave through `send`; links are signed for a GET only. */
export function createS3Host(parts: S3HostParts): ImageHost {
  const { clock, random } = parts
  const target = (): S3Target => readTarget(parts.settings())

  async function ask(
    at: S3Target,
    method: 'PUT' | 'DELETE',
    url: string,
    options: Omit<HostSendOptions, 'maxBytes'>,
    file?: { bytes: Uint8Array; mime: string }
  ): Promise<HostReply> {
    const secret = await parts.secret(at.endpoint.origin)
    for (let tried = 0; ; tried += 1) {
      const headers = await createS3Signer(at, secret, clock).headers(method, url, file)
      const request: HostRequest = { method, url, headers, ...(file === undefined ? {} : { body: file.bytes }) }
      const reply = await parts.send(request, { ...options, maxBytes: longestAnswer }).catch((error: unknown) => {
        throw inHostWords(error, at)
      })
      const wait = patience[tried]
      if (reply.status !== 500 || wait === undefined) return reply
      await clock.sleep(wait, options.signal)
    }
  }

  return {
    id: 's3',
    get label() {
      const { bucket, endpoint } = parts.settings()
      return `bucket “${bucket}” on ${URL.parse(endpoint)?.host ?? 'an unknown address'}`
    },
    get deletes() {
      return parts.settings().deleteAfter
    },
    reserve(mime) {
      const at = target()
      return placeOf(at, keyFor(at, randomName(random), mime))
    },
    async put(place, bytes, mime, options: UploadOptions = {}) {
      const at = target()
      const key = keyAt(at, place)
      const reply = await ask(
        at,
        'PUT',
        urlOf(at, key),
        { signal: options.signal, timeoutMs: uploadTimeoutMs(bytes.byteLength), onUpload: options.onProgress },
        { bytes, mime }
      )
      if (reply.status >= 300) throw refusalIn(reply, at, 'upload')
      if (at.publicBase !== null) return `${at.publicBase}/${key}`
      return await createS3Signer(at, await parts.secret(at.endpoint.origin), clock).link(urlOf(at, key), at.linkLifetime)
    },
    async remove(place, signal) {
      const at = target()
      const reply = await ask(at, 'DELETE', urlOf(at, keyAt(at, place)), { signal, timeoutMs: 60_000 })
      if (reply.status >= 300 && !isGone(reply)) throw refusalIn(reply, at, 'delete')
    }
  }
}

function keyAt(at: S3Target, place: string): string {
  const found = parsePlace(place)
  if (found === null) throw noPlace()
  if (found.host !== at.endpoint.host || found.bucket !== at.bucket) throw anotherBucket(found)
  return found.key
}
