/** The nonce of the page's content security policy, which every style sheet created in the page must have. */

/** Empty when the page is served without a policy (the development server). */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce ?? ''
}

/** Passes it to the UI kit's scroll lock, which looks for the nonce under a bundler's well-known global name. */
export function shareNonce(nonce: string): void {
  Object.assign(globalThis, { __webpack_nonce__: nonce })
}
