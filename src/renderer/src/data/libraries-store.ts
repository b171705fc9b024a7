/** The libraries that were open here, and how one is changed for another. */
import { create } from 'zustand'
import type { RecentLibrary } from '../../../shared/contract/library.ts'
import { useAppInfo } from './app-store.ts'
import { api } from './client.ts'

export interface LibrariesState {
  /** The open one first; empty before the first answer. */
  recent: RecentLibrary[]
  recentLoaded: (recent: RecentLibrary[]) => void
}

export const useLibraries = create<LibrariesState>()((set) => ({
  recent: [],
  recentLoaded: (recent) => set({ recent })
}))

/** Asks anew which libraries there are, and which of them can be reached now. */
export async function loadRecentLibraries(): Promise<void> {
  useLibraries.getState().recentLoaded(await api.library.recent())
}

/** What the open library is called; empty before it is known. */
export function useLibraryName(): string {
  return useLibraries((state) => state.recent.find(({ open }) => open)?.name ?? '')
}

/** Opens a library of the list. @throws AppError when something is under way, or it cannot be opened */
export async function openLibrary(folder: string): Promise<void> {
  try {
    useAppInfo.getState().libraryLoaded(await api.library.open({ folder }))
  } finally {
    await loadRecentLibraries()
  }
}

/** Lets the user choose a folder. @returns false when the dialog was closed */
export async function chooseLibrary(): Promise<boolean> {
  const info = await api.library.choose()
  if (info === null) return false
  useAppInfo.getState().libraryLoaded(info)
  await loadRecentLibraries()
  return true
}

/** Opens the library once more: its disk is back, or the other copy of the app is closed. */
export async function tryLibraryAgain(): Promise<void> {
  useAppInfo.getState().libraryLoaded(await api.library.reopen())
  await loadRecentLibraries()
}
