import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { readLineage } from '../library/lineage/lineage.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

/** Where pictures of the open library come from. */
export function lineageProcedures(context: Context) {
  return defineProcedures({
    'lineage.tree': ({ id, most }) => {
      const lineage = readLineage(context.opened().library.database, id, most)
      if (lineage === null) throw new AppError('not-found', t('procedures.lineage.gone'))
      return lineage
    }
  })
}
