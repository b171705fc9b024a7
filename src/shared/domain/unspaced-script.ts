/**
 * Scripts without spaces between words: each of their characters is a word in the index, so that any part of a text is
 * found.
 */
export const unspacedScript =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}' +
  '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]'
