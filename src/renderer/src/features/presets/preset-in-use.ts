import { useEffect } from 'react'
import { create } from 'zustand'
import type { Chip } from './preset-list.ts'

/** By operation: the id of the preset that the form last matched. */
const useLastApplied = create<Record<string, string>>()(() => ({}))

/**
 * The preset that the form was made from: the one it matches, else the last one it matched, whose values were changed
 * since.
 */
export function usePresetInUse(operationId: string, chips: readonly Chip[], chosen: string | null): string | undefined {
  const last = useLastApplied((state) => state[operationId])
  const applied = chips.filter((chip) => chip.applied).map(({ id }) => id)
  // Among several with the same values the one that was clicked, then the one that was in use before.
  const id = [chosen, last].find((each) => applied.includes(each ?? '')) ?? applied[0] ?? last
  useEffect(() => {
    if (id !== undefined && id !== last) useLastApplied.setState({ [operationId]: id })
  }, [id, last, operationId])
  return id ?? undefined
}
