/** The service's own fetching of the picture and the mask that a request links to. */
import type { IncomingRequest } from './request-check.ts'

export interface Fetched {
  imageUrl?: Uint8Array
  maskUrl?: Uint8Array
}

const isNear = (link: URL): boolean =>
  link.protocol === 'data:' || ['127.0.0.1', 'localhost', '[::1]'].includes(link.hostname)

/**
 * Fetches links to this machine and data: URLs; there is no other network.
 * @param strictly report a problem for each link that leads elsewhere or is missing
 */
export async function fetchLinks(
  { body }: IncomingRequest,
  strictly: boolean
): Promise<{ fetched: Fetched; problems: string[] }> {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const fetched: Fetched = {}
  const problems: string[] = []
  for (const name of ['imageUrl', 'maskUrl'] as const) {
    const text = given[name]
    const link = typeof text === 'string' ? URL.parse(text) : null
    if (link === null || !isNear(link)) {
      if (strictly)
        problems.push(`${name} could not be fetched: ${link === null ? 'there is none' : 'it leads into the network'}`)
      continue
    }
    // As a service does: no key, no cookie, nothing but the address.
    const reply = await fetch(link).catch(() => undefined)
    if (reply?.ok) fetched[name] = new Uint8Array(await reply.arrayBuffer())
    else problems.push(`${name} could not be fetched: ${reply?.status ?? 'no answer'}`)
  }
  return { fetched, problems }
}
