/**
 * Chromium does not have our scheme, so `app://bundle/x` is `https://bundle.app.localhost/x` there, and nowhere else.
 */
const suffix = '.localhost'

/** @param url of a registered scheme, "app://bundle/x" */
export function toBrowserUrl(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url)
  if (protocol === 'http:' || protocol === 'https:') return url
  return `https://${host}.${protocol.slice(0, -1)}${suffix}${pathname}${search}${hash}`
}

/** The address as the app knows it. */
export function toAppUrl(url: string): string {
  const match = /^https:\/\/([a-z0-9-]+)\.([a-z][a-z0-9-]*)\.localhost(\/.*)$/i.exec(url)
  return match ? `${match[2]}://${match[1]}${match[3]}` : url
}
