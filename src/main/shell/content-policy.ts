/**
 * The Content Security Policy of the window, as one constant. Its nonce is for the style elements created by the UI
 * kit, and is new for each response. The only Trusted Types policy is the page's own, which allows style sheets and no
 * markup.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default'
  ].join('; ')
}

/** The placeholder for the nonce in the page. */
export const noncePlaceholder = '__CSP_NONCE__'

/** Headers of every response of the app's scheme. */
export const guardHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin'
} as const
