/** The nonce of this load's content security policy, which every style sheet made in the page must carry. */

/** Empty when the page is served without a policy (the development server). */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce ?? ''
}

/**
 * Tells the scroll lock of the UI kit, whose style sheets ask for the nonce under a bundler's well-known global name.
 */
export function shareNonce(nonce: string): void {
  Object.assign(globalThis, { __webpack_nonce__: nonce })
}
