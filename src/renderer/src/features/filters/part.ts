import type { PictureFilters } from '../../../../shared/domain/picture-query.ts'
import type { Counts } from '../../data/find/facets-store.ts'

/** What every section of the browse panel is given. */
export interface PartProps {
  /** Those that are set. */
  filters: PictureFilters
  /** Null before the first answer. */
  counts: Counts | null
  /** The counts are being asked for anew. */
  stale: boolean
}
