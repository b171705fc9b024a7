import { useEffect } from 'react'
import { create } from 'zustand'
import type { Chip } from './preset-list.ts'

/** By operation: the id of the preset that the form last agreed with. */
const useLastApplied = create<Record<string, string>>()(() => ({}))

/**
 * The preset that the form was made from: the one it agrees with, else the last one it did, whose values were changed
 * since.
 */
export function usePresetInUse(operationId: string, chips: readonly Chip[], chosen: string | null): string | undefined {
  const last = useLastApplied((state) => state[operationId])
  const applied = chips.filter((chip) => chip.applied).map(({ id }) => id)
  // Of several with the same values the one that was pressed, then the one that was in use before.
  const id = [chosen, last].find((each) => applied.includes(each ?? '')) ?? applied[0] ?? last
  useEffect(() => {
    if (id !== undefined && id !== last) useLastApplied.setState({ [operationId]: id })
  }, [id, last, operationId])
  return id ?? undefined
}
