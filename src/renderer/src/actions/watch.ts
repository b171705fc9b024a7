/** The stores that actions depend on: any change there may change how one looks. */
export interface Watched {
  subscribe: (listener: () => void) => () => void
}

const watched = new Set<Watched>()

export function watch(...stores: readonly Watched[]): void {
  for (const store of stores) watched.add(store)
}

/** @param more further dependencies @returns a function that ends it */
export function onChange(listener: () => void, more: readonly Watched[] = []): () => void {
  const ends = [...watched, ...more].map((store) => store.subscribe(listener))
  return () => {
    for (const end of ends) end()
  }
}
