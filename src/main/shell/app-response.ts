/** What the app's scheme answers: the built page and the library's pictures, and a refusal for everything else. */
import { randomBytes } from 'node:crypto'
import { pictureMimeOf } from '../../shared/domain/picture-signature.ts'
import { language, languageTag } from '../../shared/messages/language.ts'
import type { Core } from '../procedures/host.ts'
import { appHost, isAppUrl } from './app-address.ts'
import { contentPolicy, guardHeaders, noncePlaceholder } from './content-policy.ts'
import type { PageFile, PageFiles } from './page-files.ts'

const mediaPath = /^\/media\/([0-9A-HJKMNP-TV-Z]{26})\/(thumbnail|small|original|mask)$/

/** No address of ours contains any of these, so nothing is ever decoded, and nothing can be decoded twice. */
const strangeInPath = /[%\\:*?"<>|\s]|\/\/|\/\.|\.\.|[^\x21-\x7e]/

function refusal(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...guardHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  })
}

function pageResponse(file: PageFile, path: string): Response {
  const nonce = randomBytes(18).toString('base64')
  const headers = {
    ...guardHeaders,
    'content-type': file.type,
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy(nonce)
  }
  if (!path.endsWith('.html')) return new Response(file.bytes, { headers })
  const page = new TextDecoder()
    .decode(file.bytes)
    .replaceAll(noncePlaceholder, nonce)
    .replace('<html lang="en" dir="ltr"', `<html lang="${languageTag}" dir="${language.direction}"`)
  return new Response(page, { headers })
}

/**
 * Originals, thumbnails and masks never change under their id; a missing one may come back, so a refusal is not cached.
 * The type is determined by the first bytes, never by a record: a file may have been changed since.
 */
async function mediaResponse(media: Core['media'], id: string, what: string, range: string | null): Promise<Response> {
  const found = await media(id, what)
  if (!found) return refusal(404, 'There is no such picture.')
  const mime = pictureMimeOf(found.bytes)
  if (mime === null) return refusal(415, 'This is not a picture that the window may show.')
  if (range !== null && !isWithin(range, found.bytes.byteLength)) return refusal(416, 'The picture has no such part.')
  const bytes: Uint8Array<ArrayBuffer> =
    found.bytes.buffer instanceof ArrayBuffer ? (found.bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(found.bytes)
  return new Response(bytes, {
    headers: {
      ...guardHeaders,
      'content-type': mime,
      'content-length': String(bytes.byteLength),
      'cache-control': found.passing === true ? 'no-store' : 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'"
    }
  })
}

/** Whole pictures are returned whatever range is requested, as HTTP allows; but an impossible range is refused. */
function isWithin(range: string, length: number): boolean {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? []
  if (first === '') return Number(last) > 0
  return Number(first) < length && (last === '' || Number(last) >= Number(first))
}

async function answer(request: Request, files: PageFiles, media: Core['media']): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Only GET and HEAD are answered here.')
  if (!isAppUrl(request.url)) return refusal(404, `Only ${appHost} is answered here.`)
  const path = new URL(request.url).pathname
  if (strangeInPath.test(path)) return refusal(400, 'No address of the app looks like this.')
  const picture = mediaPath.exec(path)
  if (picture) return await mediaResponse(media, picture[1]!, picture[2]!, request.headers.get('range'))
  const file = await files(path === '/' ? '/index.html' : path)
  return file
    ? pageResponse(file, path === '/' ? '/index.html' : path)
    : refusal(404, 'There is nothing at this address.')
}

/**
 * Answers one request of the app's scheme; never throws.
 * @param media the pictures; itself refuses what is not in the library
 */
export async function appResponseTo(request: Request, files: PageFiles, media: Core['media']): Promise<Response> {
  try {
    const response = await answer(request, files, media)
    return request.method === 'HEAD' ? new Response(null, response) : response
  } catch {
    return refusal(500, 'This could not be read.')
  }
}
