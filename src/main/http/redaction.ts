/**
 * Removes secrets from text before it is written anywhere: errors, logs, the database, sidecars, exports. Redact first
 * and truncate afterwards: the first half of a key is not found any more.
 */

export interface Redactor {
  /**
   * Changes whenever a secret is added or forgotten: what was removed from a text before may be less, or more, than
   * would be now.
   */
  readonly version: number
  /** From now on this secret and its encoded forms are removed. Adding it twice requires two calls of `remove`. */
  add(secret: string): void
  remove(secret: string): void
  redact(text: string): string
  /**
   * Whether a text contains a known secret, in any of its forms. Short ones do not count: they occur in any link by
   * chance.
   */
  holds(text: string): boolean
}

/** Replaces a secret. */
export const removedMark = '[removed]'

/** Shorter ones would be found inside ordinary words. */
const shortestSecret = 4
/** A form with at least this many characters does not occur in a text by chance. */
const shortestTelling = 12
/** A piece of base64 shorter than this says too little about its origin. */
const shortestPiece = 6

/** Names of headers whose values are secrets, in the services' documents and in common use. */
const secretHeaders = [
  'authorization',
  'proxy-authorization',
  'ocp-apim-subscription-key',
  'api-key',
  'x-api-key',
  'x-auth-token',
  'x-access-token',
  'x-goog-api-key',
  'x-amz-security-token',
  'cookie',
  'set-cookie'
]

/** Query parameters that sign a link or grant access to it. */
const secretParameters = [
  'x-amz-signature',
  'x-amz-credential',
  'x-amz-security-token',
  'x-goog-signature',
  'x-goog-credential',
  'awsaccesskeyid',
  'signature',
  'sig',
  'token',
  'access_token',
  'auth_token',
  'api_key',
  'api-key',
  'apikey',
  'key',
  'subscription-key',
  'key-pair-id',
  'policy'
]

// The value in quotes (plain, or escaped inside another JSON text), or else the rest of the line.
const headerLine = new RegExp(
  String.raw`((?<![\w-])(?:${secretHeaders.join('|')})\\*["']?\s{0,8}[:=]\s{0,8})` +
    String.raw`("(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|\\[^\r\n])*'|\\"[^"\r\n]*"|[^\r\n]+)`,
  'gi'
)
// In a link as it is, in JSON (& for &), in HTML (&amp;) and inside another link (%26, %3D).
const linkParameter = new RegExp(
  String.raw`((?:[?&;]|\\u0026|%3f|%26)(?:${secretParameters.join('|')})(?:=|%3d))((?:(?!%26|\\u0026)[^&#\s"'<>\\])+)`,
  'gi'
)
const bearer = /\b(bearer\s{1,8})([\w.~+/=-]{8,})/gi
const userInfo = /(\bhttps?:\/\/)[^\s/?#@"'<>]+@/gi

const hexOf = (bytes: Iterable<number>, before: string, between: string): string =>
  Array.from(bytes, (byte) => before + byte.toString(16).padStart(2, '0')).join(between)

/**
 * One character in every form in which a text may contain it: as it is, after backslashes, as %2B (once or more often),
 * as \u002B or \x2B, and as &#43; or &#x2B;.
 */
function inAnyWriting(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const hex = point.toString(16)
  const plain = /[A-Za-z0-9]/.test(character) ? character : String.raw`\\{0,8}${escaped(character)}`
  const percent = hexOf(Buffer.from(character), '%(?:25){0,3}', '')
  const ways = [
    plain,
    percent,
    String.raw`\\{1,8}u0{0,4}${hex.padStart(4, '0')}`,
    String.raw`&#(?:x0{0,4}${hex}|0{0,4}${point});`
  ]
  if (point < 256) ways.push(String.raw`\\{1,8}x${hex.padStart(2, '0')}`)
  if (character === ' ') ways.push(String.raw`\+`)
  if (character === '&') ways.push('&amp;')
  return `(?:${ways.join('|')})`
}

const escaped = (text: string): string => text.replaceAll(/[\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)

const anyWriting =
  /\\{1,8}(?:u0{0,4}|x)([0-9a-f]{2})|%(?:25){0,3}([0-9a-f]{2})|&#(?:x0{0,4}([0-9a-f]{2})|0{0,4}(\d{2,3}));/gi

/** A text with all escapes undone, to see cheaply whether it may contain a form: most texts contain none. */
function plainOf(text: string): string {
  const decoded = text.replace(anyWriting, (_all, a?: string, b?: string, c?: string, decimal?: string) =>
    String.fromCharCode(decimal === undefined ? Number.parseInt(a ?? b ?? c ?? '0', 16) : Number(decimal))
  )
  return decoded.replaceAll('\\', '').replaceAll('&amp;', '&').replaceAll('+', ' ').toLowerCase()
}

/** Of bytes in hex, however they are separated. */
const digitsOf = (text: string): string => text.replaceAll(/0x|\\{1,8}x|[\s:,-]/gi, '').toLowerCase()

interface Form {
  /** Its minimum length in characters. */
  length: number
  /** What the plain text, or the digits, must contain for the pattern to match. */
  trace: string
  /** The same for a text with its escapes. */
  raw: string
  isHex: boolean
  pattern: RegExp
}

/** Those of the forms that the text may contain. */
function likely(forms: readonly Form[], text: string): Form[] {
  if (forms.length === 0) return []
  // Unescaped as well: a % before a key that begins with two digits would swallow them.
  const [plain, digits, raw] = [plainOf(text), digitsOf(text), text.toLowerCase()]
  return forms.filter(({ trace, raw: asIs, isHex }) =>
    isHex ? digits.includes(trace) : plain.includes(trace) || raw.includes(asIs)
  )
}

/** Every form in which a secret may occur in a text, in any case: itself, its bytes in hex, its base64. */
function formsOf(secret: string): Form[] {
  const bytes = Buffer.from(secret)
  const texts = [secret]
  // Inside a longer text its base64 depends on how many bytes precede it. The outer characters also contain bits of the
  // neighbours, so only those in between belong to the secret.
  for (const offset of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    const own = whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
    if (own.length >= shortestPiece) texts.push(own, own.replaceAll('+', '-').replaceAll('/', '_'))
  }
  return [
    ...[...new Set(texts)].map((text) => ({
      length: text.length,
      trace: plainOf(text),
      raw: text.toLowerCase(),
      isHex: false,
      pattern: new RegExp(Array.from(text, inAnyWriting).join(''), 'gi')
    })),
    {
      length: bytes.length * 2,
      trace: bytes.toString('hex'),
      raw: '',
      isHex: true,
      pattern: new RegExp(hexOf(bytes, '', String.raw`[\s:,-]?(?:0x|\\{1,8}x)?`), 'gi')
    }
  ]
}

/** A redactor that knows no secret yet. Header lines, signed links and bearer tokens are removed anyway. */
export function createRedactor(): Redactor {
  const counts = new Map<string, number>()
  let forms: Form[] = []
  let version = 0
  const refresh = (): void => {
    version += 1
    // Longest first: a secret that contains another one must not leave a remainder.
    forms = [...counts.keys()].flatMap(formsOf).sort((a, b) => b.length - a.length)
  }
  return {
    get version() {
      return version
    },
    add: (secret) => {
      if (secret.length < shortestSecret) return
      counts.set(secret, (counts.get(secret) ?? 0) + 1)
      refresh()
    },
    remove: (secret) => {
      const count = counts.get(secret) ?? 0
      if (count > 1) counts.set(secret, count - 1)
      else counts.delete(secret)
      refresh()
    },
    holds: (text) =>
      likely(forms, text).some(({ length, pattern }) => length >= shortestTelling && text.search(pattern) >= 0),
    redact: (text) => {
      let clean = text
      for (const { pattern } of likely(forms, text)) clean = clean.replace(pattern, removedMark)
      return clean
        .replace(headerLine, `$1${removedMark}`)
        .replace(linkParameter, `$1${removedMark}`)
        .replace(bearer, `$1${removedMark}`)
        .replace(userInfo, `$1${removedMark}@`)
    }
  }
}
