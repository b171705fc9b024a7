/** Links that open what they lead to. A presigned link's query string is a key in all but name. */

const signing = /sig|token|expires|credential|secret|key|policy|auth|hmac|jwt|hdnt|ticket/i

/** Whether the link itself opens what it leads to. Of a text that is no link yet every word is looked at. */
export function isSigned(link: string): boolean {
  const url = URL.parse(link)
  if (url === null) return signing.test(link)
  return url.username !== '' || url.password !== '' || signing.test(url.hash) || [...url.searchParams.keys()].some((name) => signing.test(name))
}

/** The link without what signs it; any other link as it is. */
export function unsigned(link: string): string {
  const url = isSigned(link) ? URL.parse(link) : null
  return url === null ? link : `${url.origin}${url.pathname}`
}

const linkIn = /https?:\/\/[^\s"'<>\\`]{1,8000}/gi

/** A text in which every signed link has lost what signs it. */
export function withoutSignedQueries(text: string): string {
  return text.replaceAll(linkIn, unsigned)
}
