/** The picture's flags and its model as one number, in SQL. shared/domain/picture-flags.ts says what each bit is. */
import { field, flag, modelShift, sizeLimits } from '../../shared/domain/picture-flags.ts'

const sizeCases = sizeLimits.map((limit, at) => `WHEN width * height < ${limit} THEN ${at}`).join(' ')

/** The expression of the generated column `facet`. A change of it is a new migration. */
export const facetExpression = [
  'rating',
  `(favourite * ${flag.favourite})`,
  `((mask_id IS NOT NULL) * ${flag.mask})`,
  `((children > 0) * ${flag.children})`,
  `(missing * ${flag.missing})`,
  `(demo * ${flag.demo})`,
  `((file_removed_at IS NOT NULL) * ${flag.fileRemoved})`,
  `((tags IS NOT NULL) * ${flag.tagged})`,
  `((collections IS NOT NULL) * ${flag.collected})`,
  `(CASE WHEN origin = 'imported' THEN 2 WHEN mask_id IS NOT NULL OR inpaint IS NOT NULL THEN 1 ELSE 0 END << ${field.kind.shift})`,
  `(CASE WHEN width > height THEN 0 WHEN width < height THEN 1 ELSE 2 END << ${field.orientation.shift})`,
  `(CASE ${sizeCases} ELSE ${sizeLimits.length} END << ${field.size.shift})`,
  `(model_key << ${modelShift})`
].join(' | ')
