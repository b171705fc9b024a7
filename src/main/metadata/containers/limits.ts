/** How much text is taken out of one picture, however the text is packed; what looking for it may cost is `reading-budget.ts`. */

/** Bytes of one text after inflation; a longer one is left out. */
export const maxTextBytes = 1024 * 1024
/** Texts in one picture. */
export const maxTexts = 200
