/** The address of the app's own pages. Every check for "is this ours?" is here. */

export const appScheme = 'app'
export const appHost = 'bundle'
export const appUrl = `${appScheme}://${appHost}/index.html`

/**
 * True for an address with the app's own scheme and host. Protocol and host are compared separately: the `origin` of
 * such a URL is the text "null", and a search for `app://` inside the text would accept `https://evil/?app://`.
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

/** What the window may load: the app's own scheme, data made by the page itself, and the developer tools. */
export function mayLoad(text: string): boolean {
  if (isAppUrl(text)) return true
  if (text.startsWith('blob:')) return isAppUrl(text.slice('blob:'.length))
  return text.startsWith('data:') || text.startsWith('devtools:')
}
