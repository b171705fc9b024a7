/**
 * Words in a prompt that make the demo misbehave on purpose, so that errors can be tried out. The README lists them.
 */

export type Trigger =
  | { kind: 'error'; status: number }
  | { kind: 'slow'; seconds: number }
  | { kind: 'empty' }
  | { kind: 'html' }
  | { kind: 'fail' }

export function triggerIn(prompt: string): Trigger | null {
  const found = /\bdemo:(error|slow|empty|html|fail)\b(?:\s+(\d{1,3}))?/.exec(prompt)
  if (found === null) return null
  const number = found[2] === undefined ? null : Number(found[2])
  switch (found[1]) {
    case 'error':
      return { kind: 'error', status: number !== null && number >= 400 && number <= 599 ? number : 500 }
    case 'slow':
      return { kind: 'slow', seconds: Math.min(number ?? 10, 300) }
    case 'empty':
      return { kind: 'empty' }
    case 'html':
      return { kind: 'html' }
    default:
      return { kind: 'fail' }
  }
}

/** The documented message for each status. */
export function documentedMessage(status: number): string {
  const known: Record<number, string> = {
    400: 'Invalid request parameters',
    401: 'Invalid or missing authentication',
    402: 'Wallet empty',
    403: 'Access denied for this operation',
    404: 'Endpoint not found',
    429: 'Rate limit exceeded, please retry later',
    500: 'An unexpected error occurred, please try again later',
    503: 'Upstream saturated'
  }
  return known[status] ?? `Error ${status}`
}
