/** What actions look at: whatever changes there may change how one looks. */
export interface Watched {
  subscribe: (listener: () => void) => () => void
}

const watched = new Set<Watched>()

export function watch(...stores: readonly Watched[]): void {
  for (const store of stores) watched.add(store)
}

/** @returns a function that ends it */
export function onChange(listener: () => void): () => void {
  const ends = [...watched].map((store) => store.subscribe(listener))
  return () => {
    for (const end of ends) end()
  }
}
