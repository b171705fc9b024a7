/**
 * Takes secrets out of text before it is written anywhere: errors, logs, the database, sidecars, exports.
 * Redact first and shorten afterwards: the first half of a key is not found again.
 */

export interface Redactor {
  /** From now on this secret and its encoded forms are taken out. Adding it twice counts as once per `remove`. */
  add(secret: string): void
  remove(secret: string): void
  redact(text: string): string
  /** Whether a known secret, in any of its forms, stands in the text. Short ones do not count: they are found in any link by chance. */
  holds(text: string): boolean
}

/** Stands where a secret was. */
export const removedMark = '[removed]'

/** Shorter ones would be found inside ordinary words. */
const shortestSecret = 4
/** A form of at least this many characters does not stand in a text by chance. */
const shortestTelling = 12
/** A piece of base64 shorter than this says too little about where it came from. */
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

/** Query parameters that sign a link or open it. */
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
  String.raw`((?<![\w-])(?:${secretHeaders.join('|')})\\*["']?\s{0,8}[:=]\s{0,8})("(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|\\[^\r\n])*'|\\"[^"\r\n]*"|[^\r\n]+)`,
  'gi'
)
// In a link as it is, in JSON (& for &), in HTML (&amp;) and inside another link (%26, %3D).
const linkParameter = new RegExp(String.raw`((?:[?&;]|\\u0026|%3f|%26)(?:${secretParameters.join('|')})(?:=|%3d))((?:(?!%26|\\u0026)[^&#\s"'<>\\])+)`, 'gi')
const bearer = /\b(bearer\s{1,8})([\w.~+/=-]{8,})/gi
const userInfo = /(\bhttps?:\/\/)[^\s/?#@"'<>]+@/gi

/** Every form in which a secret may come back in a text. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const json = JSON.stringify(secret).slice(1, -1)
  const encoded = encodeURIComponent(secret)
  const forms = [
    secret,
    json,
    json.replaceAll('/', String.raw`\/`),
    encoded,
    encoded.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    encoded.replaceAll('%20', '+')
  ]
  // Inside a longer text its base64 depends on how many bytes stand before it. The outer characters also hold bits of
  // the neighbours, so only those between are the secret's own.
  for (const offset of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    const own = whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
    if (own.length < shortestPiece) continue
    const web = own.replaceAll('+', '-').replaceAll('/', '_')
    forms.push(own, web, own.replaceAll('/', String.raw`\/`), encodeURIComponent(own))
  }
  return [...new Set(forms)]
}

/** A redactor that knows no secret yet. Header lines, signed links and bearer tokens are taken out all the same. */
export function createRedactor(): Redactor {
  const counts = new Map<string, number>()
  let forms: string[] = []
  const refresh = (): void => {
    // The longest first: a secret that holds another one must not leave its rest behind.
    forms = [...new Set([...counts.keys()].flatMap(formsOf))].sort((a, b) => b.length - a.length)
  }
  return {
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
    holds: (text) => forms.some((form) => form.length >= shortestTelling && text.includes(form)),
    redact: (text) => {
      let clean = text
      // Searching for plain strings is faster than one expression with all of them, and most texts hold none.
      for (const form of forms) if (clean.includes(form)) clean = clean.replaceAll(form, removedMark)
      return clean
        .replace(headerLine, `$1${removedMark}`)
        .replace(linkParameter, `$1${removedMark}`)
        .replace(bearer, `$1${removedMark}`)
        .replace(userInfo, `$1${removedMark}@`)
    }
  }
}
