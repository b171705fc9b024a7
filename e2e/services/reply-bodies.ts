/** The documented success of each operation, around its pictures. */
import type { ReplyShape } from './documents.ts'

export interface MadePicture {
  /** Where the server serves it. */
  url: string
  bytes: Uint8Array
}

/** For `created`, so that a reply is the same in every run: the value in AIgateway's document. */
const created = 1_776_947_082

/** @param asBase64 AIgateway's `response_format: "b64_json"`. */
export function successBody(shape: ReplyShape, pictures: readonly MadePicture[], asBase64: boolean): unknown {
  const urls = pictures.map(({ url }) => url)
  switch (shape) {
    case 'imageUrl':
      return { imageUrl: urls[0] }
    case 'output':
      return { output: urls[0] }
    case 'succeeded-output':
      return { id: 'j8qc0mvk8drmy0cxe4wvcy8ajw', status: 'succeeded', output: urls[0] }
    case 'data':
      return {
        created,
        data: pictures.map(({ url, bytes }) =>
          asBase64 ? { b64_json: Buffer.from(bytes).toString('base64') } : { url }
        )
      }
    case 'download_urls':
      return { status: 'SUCCESS', download_urls: urls }
  }
}

/** The same success with an empty string instead of the link. */
export function emptyUrlBody(shape: ReplyShape): unknown {
  return successBody(shape, [{ url: '', bytes: new Uint8Array() }], false)
}

/** A job's reply before its pictures: ImagePipeline's own words, or the gateways'. */
export function pendingBody(shape: ReplyShape | undefined, handle: string): unknown {
  return shape === 'download_urls' ? { status: 'PENDING', id: handle } : { status: 'processing', job_set_id: handle }
}

export function failedBody(shape: ReplyShape | undefined, handle: string): unknown {
  return shape === 'download_urls'
    ? { status: 'FAILURE', message: 'The picture could not be made.' }
    : { status: 'failed', job_set_id: handle }
}

/** What polling ends with: ImagePipeline's success, or one of the gateways' two documented shapes. */
export function polledBody(
  shape: ReplyShape | undefined,
  polledShape: 'completed' | 'succeeded',
  handle: string,
  pictures: readonly MadePicture[]
): unknown {
  if (shape === 'download_urls') return successBody(shape, pictures, false)
  if (polledShape === 'completed') return { status: 'completed', imageUrl: pictures[0]?.url, job_set_id: handle }
  return {
    status: 'succeeded',
    results: pictures.map(({ url }, index) => ({ imageUrl: url, job_id: `job_${index + 1}` })),
    job_set_id: handle
  }
}

/** A stream's body: a step, then the link (or an error), as events or as lines. */
export function streamBody(as: 'sse' | 'ndjson', pictures: readonly MadePicture[], end: 'picture' | 'error'): string {
  const last = end === 'error' ? { error: 'The picture could not be made.' } : { imageUrl: pictures[0]?.url }
  const step = { status: 'processing', progress: 0.5 }
  if (as === 'ndjson') return `${JSON.stringify(step)}\n${JSON.stringify(last)}\n`
  return (
    `event: progress\ndata: ${JSON.stringify(step)}\n\nevent: ${end === 'error' ? 'error' : 'result'}\n` +
    `data: ${JSON.stringify(last)}\n\ndata: [DONE]\n\n`
  )
}
