import type { Handlers } from '../../shared/contract.ts'
import { createDiskMeter } from '../library/statistics/disk-use.ts'
import { readStatistics } from '../library/statistics/read-statistics.ts'
import { findOperation } from '../providers/registry.ts'
import type { Context } from './context.ts'

/** Figures of the open library. */
export function statisticsProcedures(context: Context): Pick<Handlers, 'statistics.get' | 'statistics.disk'> {
  const measure = createDiskMeter(context.clock)
  return {
    'statistics.get': (span) =>
      readStatistics(context.session().library.database, {
        ...span,
        nameOf(operationId) {
          const found = findOperation(operationId)
          return found === undefined ? null : { service: found.provider.label, model: found.operation.label }
        }
      }),
    'statistics.disk': ({ anew }) => measure(context.session().library.info().folder, anew)
  }
}
