/** The libraries that were open here, and switching between them. */
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

/** Reloads which libraries there are, and which of them are reachable. */
export async function loadRecentLibraries(): Promise<void> {
  useLibraries.getState().recentLoaded(await api.library.recent())
}

/** The open library's name; empty until it is known. */
export function useLibraryName(): string {
  return useLibraries((state) => state.recent.find(({ open }) => open)?.name ?? '')
}

/** Opens a library from the list. @throws AppError if something is in progress, or it cannot be opened */
export async function openLibrary(folder: string): Promise<void> {
  try {
    useAppInfo.getState().libraryLoaded(await api.library.open({ folder }))
  } finally {
    await loadRecentLibraries()
  }
}

/** Lets the user choose a folder. @returns false if the dialog was closed */
export async function chooseLibrary(): Promise<boolean> {
  const info = await api.library.choose()
  if (info === null) return false
  useAppInfo.getState().libraryLoaded(info)
  await loadRecentLibraries()
  return true
}

/** Reopens the library: its disk is back, or the other copy of the app was closed. */
export async function tryLibraryAgain(): Promise<void> {
  useAppInfo.getState().libraryLoaded(await api.library.reopen())
  await loadRecentLibraries()
}
