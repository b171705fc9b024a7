/**
 * File names that every system accepts: Windows, macOS and Linux, on NTFS, APFS, ext4, exFAT and inside a zip. The
 * window previews what the main process writes, so both use this.
 */

/**
 * UTF-8 bytes of a name without its extension: leaves room below 255 for an extension, a number and a temporary suffix.
 */
export const longestStem = 150

/** Refused in names by Windows; the slashes are refused everywhere. */
const refused = /[<>:"/\\|?*]/g

/** Invisible, or reversing the reading direction, so that a name looks like another one; and split surrogate pairs. */
const invisible = new RegExp(
  String.raw`[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]` +
    String.raw`|\p{Surrogate}|\p{Noncharacter_Code_Point}`,
  'gu'
)

/**
 * Windows device names: no file may have one, whatever its extension; spaces before the extension are ignored there.
 */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })
const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/**
 * Text made safe as one part of a path, without an extension. Any script is kept; what a system refuses becomes "-".
 * @param most maximum UTF-8 bytes; cut between grapheme clusters
 * @returns empty if nothing is left
 */
export function safeName(text: string, most = longestStem): string {
  const plain = trimmed(
    text.slice(0, 4000).normalize('NFC').replace(/\s+/gu, ' ').replace(invisible, '').replace(refused, '-')
  )
  const short = trimmed(cut(plain, most))
  return device.test(short) ? `_${short}` : short
}

/** The text cut to at most this many UTF-8 bytes, between grapheme clusters. */
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

/** Windows drops trailing spaces and dots; elsewhere a leading dot hides a file. */
const trimmed = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '')
