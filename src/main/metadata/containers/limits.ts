/** How much text is taken out of one picture, however the text is packed. */

/** Bytes of one text after inflation; a longer one is left out. */
export const maxTextBytes = 1024 * 1024
/** Bytes of all texts of one picture together. */
export const maxAllTextBytes = 8 * 1024 * 1024
/** Texts in one picture. */
export const maxTexts = 200
