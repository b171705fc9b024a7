/**
 * Names of files that every system takes: Windows, macOS and Linux, on NTFS, APFS, ext4, exFAT and inside a zip.
 * The window previews what the main process writes, so both use this.
 */

/**
 * UTF-8 bytes of a name without its extension: room is left below 255 for an extension, a number and a temporary
 * ending.
 */
export const longestStem = 150

/** Refused by Windows in a name; the slashes are refused everywhere. */
const refused = /[<>:"/\\|?*]/g

/**
 * Cannot be seen or turn the reading direction round, so that a name looks like another one; and halves of characters.
 */
const invisible = new RegExp(
  String.raw`[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]` +
    String.raw`|\p{Surrogate}|\p{Noncharacter_Code_Point}`,
  'gu'
)

/**
 * Devices of Windows: no file may be called so, whatever its extension; and spaces before the extension count for
 * nothing there.
 */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })
const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/**
 * Text made safe as one part of a path, without an extension. Any script stays as it is; what a system refuses becomes
 * "-".
 * @param most UTF-8 bytes, at most; cut between characters as they are seen
 * @returns empty when nothing is left
 */
export function safeName(text: string, most = longestStem): string {
  const plain = trimmed(
    text.slice(0, 4000).normalize('NFC').replace(/\s+/gu, ' ').replace(invisible, '').replace(refused, '-')
  )
  const short = trimmed(cut(plain, most))
  return device.test(short) ? `_${short}` : short
}

/** The text cut after at most so many UTF-8 bytes, between characters as they are seen. */
export function cut(text: string, most: number): string {
  if (bytesOf(text) <= most) return text
  let kept = ''
  let left = most
  for (const { segment } of segments.segment(text)) {
    left -= bytesOf(segment)
    if (left < 0) break
    kept += segment
  }
  return kept
}

/** Windows drops spaces and dots at the end; a dot at the start hides a file elsewhere. */
const trimmed = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '')
