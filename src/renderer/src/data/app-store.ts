/** The app and its library, as the main process describes them. */
import { create } from 'zustand'
import type { AppInfo, LibraryInfo } from '../../../shared/contract.ts'

export interface AppState {
  app: AppInfo | null
  library: LibraryInfo | null
  /** Folder of the library being opened; null most of the time. */
  opening: string | null
  appLoaded: (app: AppInfo) => void
  libraryLoaded: (library: LibraryInfo) => void
  libraryOpening: (folder: string) => void
}

export const useAppInfo = create<AppState>()((set) => ({
  app: null,
  library: null,
  opening: null,
  appLoaded: (app) => set({ app }),
  libraryLoaded: (library) => set({ library, opening: null }),
  libraryOpening: (opening) => set({ opening })
}))
