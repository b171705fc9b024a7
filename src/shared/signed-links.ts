/** Links that grant access by themselves. A presigned link's query string is a key in all but name. */

const signing = /sig|token|expires|credential|secret|key|policy|auth|hmac|jwt|hdnt|ticket/i

/** Whether the link itself grants access. In a text that is not a link, every word is checked. */
export function isSigned(link: string): boolean {
  const url = URL.parse(link)
  if (url === null) return signing.test(link)
  return (
    url.username !== '' ||
    url.password !== '' ||
    signing.test(url.hash) ||
    [...url.searchParams.keys()].some((name) => signing.test(name))
  )
}

/** The link without its signature; any other link unchanged. */
export function unsigned(link: string): string {
  const url = isSigned(link) ? URL.parse(link) : null
  return url === null ? link : `${url.origin}${url.pathname}`
}

/**
 * When a link expires, according to itself: in the formats of S3, Google, CloudFront and Azure.
 * @returns epoch milliseconds; null if it does not say
 */
export function expiryOf(link: string): number | null {
  const query = new Map([...(URL.parse(link)?.searchParams ?? [])].map(([name, value]) => [name.toLowerCase(), value]))
  for (const by of ['x-amz', 'x-goog']) {
    const from = stampOf(query.get(`${by}-date`) ?? '')
    const seconds = Number(query.get(`${by}-expires`))
    if (from !== null && Number.isFinite(seconds)) return from + seconds * 1000
  }
  const until = Number(query.get('expires'))
  if (Number.isFinite(until) && until > 0) return until * 1000
  const azure = Date.parse(query.get('se') ?? '')
  return Number.isNaN(azure) ? null : azure
}

/** "20261121T093000Z" */
function stampOf(text: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (parts === null) return null
  const [, year, month, day, hour, minute, second] = parts
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

const linkIn = /https?:\/\/[^\s"'<>\\`]{1,8000}/gi

/** A text in which every signed link has lost its signature. */
export function withoutSignedQueries(text: string): string {
  return text.replaceAll(linkIn, unsigned)
}
