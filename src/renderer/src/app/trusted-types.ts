/**
 * The page's content security policy requires trusted types. The UI kit writes its generated style sheets with
 * innerHTML, as text without tags; this policy allows exactly such text and nothing that could become an element.
 */

const tag = /<[a-z/!?]/i

/**
 * Text without markup, unchanged.
 * @throws TypeError if it could open a tag, a comment or a declaration
 */
export function textWithoutTags(text: string): string {
  if (tag.test(text)) throw new TypeError('Markup was about to be written into the page and was refused.')
  return text
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown
}

/** Installs the page's default policy; no script text or script address is ever trusted. */
export function installTrustedTypes(scope: { trustedTypes?: TrustedTypes }): void {
  scope.trustedTypes?.createPolicy('default', { createHTML: textWithoutTags })
}
