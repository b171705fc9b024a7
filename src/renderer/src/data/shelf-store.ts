/** The collections and saved searches of the open library. */
import { create } from 'zustand'
import type { Shelf } from '../../../shared/domain/shelf.ts'

export interface ShelfState extends Shelf {
  shelfLoaded: (shelf: Shelf) => void
}

export const useShelf = create<ShelfState>()((set) => ({
  collections: [],
  searches: [],
  shelfLoaded: (shelf) => set(shelf)
}))
