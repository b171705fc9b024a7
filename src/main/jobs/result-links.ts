/**
 * Where services serve the pictures that they made in this session. In memory only: such a link may be signed, and a
 * signed link is a key in all but name.
 */

export interface ResultLinks {
  add(pictureId: string, url: string): void
  get(pictureId: string): string | null
  forget(pictureId: string): void
}

/** Links expire, so only the newest are worth keeping. */
const mostLinks = 1000

/** Links of one session; initially none. */
export function createResultLinks(): ResultLinks {
  const links = new Map<string, string>()
  return {
    add(pictureId, url) {
      if (!/^https?:/i.test(url)) return
      links.set(pictureId, url)
      const [oldest] = links.keys()
      if (links.size > mostLinks && oldest !== undefined) links.delete(oldest)
    },
    get: (pictureId) => links.get(pictureId) ?? null,
    forget: (pictureId) => {
      links.delete(pictureId)
    }
  }
}
