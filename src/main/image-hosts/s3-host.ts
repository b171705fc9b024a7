/** An S3-compatible bucket: each upload under a random key, with a temporary link, deleted afterwards. */

import type { Clock } from '../../shared/clock.ts'
import type { S3Settings } from '../../shared/domain/image-host.ts'
import { t } from '../../shared/messages/t.ts'
import type { ImageHost, UploadOptions } from './image-host.ts'
import { type RandomBytes, randomName } from './random-name.ts'
import { anotherBucket, inHostWords, isGone, noPlace, refusalIn, versionStays } from './s3-refusal.ts'
import { createS3Signer } from './s3-signer.ts'
import { keyFor, parsePlace, placeOf, readTarget, type S3Target, urlOf } from './s3-target.ts'
import { type HostReply, type HostRequest, type HostSendOptions, type Send, uploadTimeoutMs } from './send.ts'

export interface S3HostParts {
  /** The current settings: read again for every step. */
  settings: () => S3Settings
  /** The secret access key, for requests to this origin. @throws AppError missing-key */
  secret: (origin: string) => Promise<string>
  send: Send
  clock: Clock
  random: RandomBytes
}

/** An answer to a PUT or DELETE is short; anything longer is not worth reading. */
const longestAnswer = 65_536
/** For a server that cannot return a single byte. */
const longestPicture = 67_108_864
/** Waits before an answer of 500 ("InternalError: please try again") is retried: both requests can be repeated. */
const patience = [500, 2000]

/** A versioned bucket keeps one more version for each try of an upload. */
const mostVersions = 10
const gone = Symbol('gone')

/** The image host for a bucket. Its requests are signed here and sent with `send`; links are signed for a GET only. */
export function createS3Host(parts: S3HostParts): ImageHost {
  const { clock, random } = parts
  const target = (): S3Target => readTarget(parts.settings())
  /** By place, the version that the upload's answer named, or null if the bucket keeps none. */
  const made = new Map<string, string | null>()

  async function ask(
    at: S3Target,
    method: 'PUT' | 'GET' | 'DELETE',
    url: string,
    options: Omit<HostSendOptions, 'maxBytes'>,
    file?: { bytes: Uint8Array; mime: string }
  ): Promise<HostReply> {
    const secret = await parts.secret(at.endpoint.origin)
    for (let tried = 0; ; tried += 1) {
      const signed = await createS3Signer(at, secret, clock).headers(method, url, file)
      // The picture itself is not needed; whether it exists, and in which version, is in the headers.
      const headers = method === 'GET' ? { ...signed, range: 'bytes=0-0' } : signed
      const request: HostRequest = { method, url, headers, ...(file === undefined ? {} : { body: file.bytes }) }
      const reply = await parts
        .send(request, { ...options, maxBytes: method === 'GET' ? longestPicture : longestAnswer })
        .catch((error: unknown) => {
          throw inHostWords(error, at)
        })
      const wait = patience[tried]
      if (reply.status !== 500 || wait === undefined) return reply
      await clock.sleep(wait, options.signal)
    }
  }

  /**
   * The version at an address; null if the bucket names none, or does not allow the request.
   * @throws AppError storage if a version is hidden by a delete marker
   */
  async function current(
    at: S3Target,
    url: string,
    options: Omit<HostSendOptions, 'maxBytes'>
  ): Promise<string | typeof gone | null> {
    const reply = await ask(at, 'GET', url, options)
    if (reply.status === 404 && reply.headers['x-amz-delete-marker'] === 'true') throw versionStays(at)
    if (isGone(reply)) return gone
    return reply.status < 300 ? (reply.headers['x-amz-version-id'] ?? null) : null
  }

  return {
    id: 's3',
    get label() {
      const { bucket, endpoint } = parts.settings()
      return t('imageHosts.s3Host.label', {
        bucket,
        host: URL.parse(endpoint)?.host ?? t('imageHosts.s3Host.unknownAddress')
      })
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
      made.set(place, reply.headers['x-amz-version-id'] ?? null)
      if (at.publicBase !== null) return `${at.publicBase}/${key}`
      return await createS3Signer(at, await parts.secret(at.endpoint.origin), clock).link(
        urlOf(at, key),
        at.linkLifetime
      )
    },
    async remove(place, signal) {
      const at = target()
      const url = urlOf(at, keyAt(at, place))
      const options = { signal, timeoutMs: 60_000 }
      // After a restart, or an interrupted upload, only the bucket knows.
      let version = made.has(place) ? made.get(place)! : await current(at, url, options)
      for (let round = 0; round < mostVersions && version !== null && version !== gone; round += 1) {
        const reply = await ask(at, 'DELETE', `${url}?versionId=${encodeURIComponent(version)}`, options)
        if (reply.status >= 300 && !isGone(reply)) break
        version = await current(at, url, options)
      }
      if (version === gone) return
      const reply = await ask(at, 'DELETE', url, options)
      if (reply.status >= 300 && !isGone(reply)) throw refusalIn(reply, at, 'delete')
      if (reply.headers['x-amz-delete-marker'] === 'true') throw versionStays(at)
    }
  }
}

function keyAt(at: S3Target, place: string): string {
  const found = parsePlace(place)
  if (found === null) throw noPlace()
  if (found.host !== at.endpoint.host || found.bucket !== at.bucket) throw anotherBucket(found)
  return found.key
}
