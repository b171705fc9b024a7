/** AWS Signature Version 4. Only aws4fetch's signer is used: the request itself is sent by the app's own client. */
import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import type { Clock } from '../../shared/clock.ts'
import type { S3Target } from './s3-target.ts'

export interface S3Signer {
  /** Headers of a request; all of them are signed, including the SHA-256 of a file. */
  headers(
    method: 'PUT' | 'GET' | 'DELETE',
    url: string,
    file?: { bytes: Uint8Array; mime: string }
  ): Promise<Record<string, string>>
  /**
   * A link for a GET that works for this many seconds; only the host is signed, since nobody knows which headers the
   * service sends.
   */
  link(url: string, lifetime: number): Promise<string>
}

type Signing = Pick<S3Target, 'accessKeyId' | 'region'>

export function createS3Signer({ accessKeyId, region }: Signing, secret: string, clock: Pick<Clock, 'now'>): S3Signer {
  const common = () => ({
    accessKeyId,
    region,
    secretAccessKey: secret,
    service: 's3',
    datetime: new Date(clock.now()).toISOString().replaceAll(/[:-]|\.\d{3}/g, '')
  })
  return {
    async headers(method, url, file) {
      const headers: Record<string, string> = {
        'x-amz-content-sha256': createHash('sha256')
          .update(file?.bytes ?? '')
          .digest('hex'),
        ...(file === undefined ? {} : { 'content-type': file.mime })
      }
      const signed = await new AwsV4Signer({ ...common(), method, url, headers, allHeaders: true }).sign()
      return Object.fromEntries(signed.headers)
    },
    async link(url, lifetime) {
      const open = new URL(url)
      open.searchParams.set('X-Amz-Expires', String(lifetime))
      const signed = await new AwsV4Signer({ ...common(), method: 'GET', url: open.href, signQuery: true }).sign()
      return signed.url.href
    }
  }
}
