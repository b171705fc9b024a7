/** Which services have a key, never the keys. */
import { create } from 'zustand'
import type { KeyStatus } from '../../../shared/domain/key.ts'

export interface KeysState {
  byProvider: Record<string, KeyStatus>
  loaded: boolean
  keysLoaded: (statuses: KeyStatus[]) => void
}

export const useKeys = create<KeysState>()((set) => ({
  byProvider: {},
  loaded: false,
  keysLoaded: (statuses) =>
    set({ byProvider: Object.fromEntries(statuses.map((status) => [status.providerId, status])), loaded: true })
}))
