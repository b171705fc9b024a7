/** The services and their operations, loaded once at the start. */
import { create } from 'zustand'
import type { OperationInfo, ProviderInfo } from '../../../shared/domain/provider.ts'

export interface ProvidersState {
  providers: ProviderInfo[]
  loaded: boolean
  providersLoaded: (providers: ProviderInfo[]) => void
}

export const useProviders = create<ProvidersState>()((set) => ({
  providers: [],
  loaded: false,
  providersLoaded: (providers) => set({ providers, loaded: true })
}))

export interface OperationPlace {
  provider: ProviderInfo
  operation: OperationInfo
}

/** An operation and its service; undefined for a service that this version does not know. */
export function findOperation(
  providers: readonly ProviderInfo[],
  operationId: string | null
): OperationPlace | undefined {
  for (const provider of providers) {
    const operation = provider.operations.find((candidate) => candidate.id === operationId)
    if (operation) return { provider, operation }
  }
  return undefined
}
