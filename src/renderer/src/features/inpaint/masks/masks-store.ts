/** The named masks, as last listed by the library. */

import { create } from 'zustand'
import type { Mask } from '../../../../../shared/domain/mask.ts'
import { type AppError, fromWireError, toWireError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { api } from '../../../data/client.ts'

export interface MasksState {
  /** Null: not loaded yet. */
  masks: Mask[] | null
  failure: AppError | null
  load: () => Promise<void>
  maskNamed: (mask: Mask) => void
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

export const useMasks = create<MasksState>()((set) => ({
  masks: null,
  failure: null,
  load: async () => {
    try {
      set({ masks: await api.masks.list(), failure: null })
    } catch (error) {
      set({ failure: fromWireError(toWireError(error)) })
    }
  },
  maskNamed: (mask) => set(({ masks }) => ({ masks: withMask(masks ?? [], mask) }))
}))

/** The list with a mask under its current name; one without a name is removed. */
export function withMask(masks: readonly Mask[], mask: Mask): Mask[] {
  const others = masks.filter((other) => other.id !== mask.id)
  return mask.name === null ? others : [...others, mask].sort((a, b) => byName.compare(a.name!, b.name!))
}

/** What is wrong with a name for a mask; null if nothing is. @param except the mask to be named */
export function nameProblem(name: string, masks: readonly Mask[], except?: string): string | null {
  const wanted = name.trim()
  if (wanted === '') return t('inpaint.masksStore.nameMissing')
  if (wanted.length > 100) return t('inpaint.masksStore.nameTooLong', { count: wanted.length })
  const taken = masks.some((mask) => mask.id !== except && mask.name?.toLowerCase() === wanted.toLowerCase())
  return taken ? t('inpaint.masksStore.nameTaken') : null
}
