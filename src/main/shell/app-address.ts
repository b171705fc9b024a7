/** The address of the app's own pages. Everything that asks "is this ours?" asks here. */

export const appScheme = 'app'
export const appHost = 'bundle'
export const appUrl = `${appScheme}://${appHost}/index.html`

/**
 * True for an address of the app's own scheme and host.
 * Protocol and host are compared one by one: the `origin` of such a URL is the text "null", and a search for `app://`
 * inside the text would let `https://evil/?app://` through.
 */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (
    url.protocol === `${appScheme}:` &&
    url.hostname === appHost &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  )
}

/** What the window's network may load: the app's own scheme, what the page made itself, and the developer tools. */
export function mayLoad(text: string): boolean {
  if (isAppUrl(text)) return true
  if (text.startsWith('blob:')) return isAppUrl(text.slice('blob:'.length))
  return text.startsWith('data:') || text.startsWith('devtools:')
}
