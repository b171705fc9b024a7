/** The figures shown: their period, and disk use. */
import { create } from 'zustand'
import type { DiskUse, Statistics } from '../../../../shared/domain/statistics.ts'
import { AppError, toWireError } from '../../../../shared/errors.ts'
import { api } from '../../data/client.ts'
import type { OpenSpan } from './ranges.ts'

export interface StatisticsState {
  span: OpenSpan | null
  statistics: Statistics | null
  disk: DiskUse | null
  measuring: boolean
  failure: AppError | null
  spanChosen: (span: OpenSpan) => void
  /** Recalculates the same period. */
  reloaded: () => void
  diskWanted: (anew: boolean) => void
  /** Another library, or the same one reloaded: nothing shown applies to it. */
  libraryChanged: () => void
}

const told = (error: unknown): AppError => {
  const { code, message, data } = toWireError(error)
  return error instanceof AppError ? error : new AppError(code, message, data)
}

export const useStatistics = create<StatisticsState>()((set, get) => {
  let run = 0
  let measure = 0
  const load = (span: OpenSpan): void => {
    run += 1
    const mine = run
    api.statistics.get(span).then(
      (statistics) => {
        if (mine === run) set({ statistics, failure: null })
      },
      (error: unknown) => {
        if (mine === run) set({ failure: told(error) })
      }
    )
  }
  return {
    span: null,
    statistics: null,
    disk: null,
    measuring: false,
    failure: null,
    spanChosen: (span) => {
      set({ span })
      load(span)
    },
    reloaded: () => {
      const { span } = get()
      if (span !== null) load(span)
    },
    diskWanted: (anew) => {
      measure += 1
      const mine = measure
      const measured = (disk: DiskUse | null): void => {
        if (mine === measure) set({ disk, measuring: false })
      }
      set({ measuring: true })
      api.statistics.disk({ anew }).then(measured, () => measured(null))
    },
    libraryChanged: () => {
      set({ statistics: null, disk: null, failure: null })
      get().reloaded()
      get().diskWanted(false)
    }
  }
})
