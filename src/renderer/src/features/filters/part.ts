import type { PictureFilters } from '../../../../shared/domain/picture-query.ts'
import type { Counts } from '../../data/find/facets-store.ts'

/** The props of every section in the browse panel. */
export interface PartProps {
  /** The active ones. */
  filters: PictureFilters
  /** Null before the first answer. */
  counts: Counts | null
  /** The counts are being updated. */
  stale: boolean
}
