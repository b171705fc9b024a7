/** One picture of a family, read from its row. */

import type { SQLOutputValue } from 'node:sqlite'
import type { z } from 'zod'
import { inpaintSchema } from '../../../shared/domain/inpaint.ts'
import type { LineageNode, NodeState, Relation } from '../../../shared/domain/lineage.ts'
import { parametersSchema } from '../../../shared/domain/parameters.ts'
import { importedSchema } from '../../../shared/domain/picture.ts'
import type { Recipe } from '../../../shared/domain/recipe-diff.ts'

type Row = Record<string, SQLOutputValue>

/** A picture, as far as a tree needs it. */
export interface Member {
  id: string
  /** Its place in the history. */
  order: number
  parentId: string | null
  relation: Relation
  recipe: Recipe
  facts: Omit<LineageNode, 'id' | 'parentId' | 'relation' | 'changes'>
}

/** What is read of each, from the table `p`. */
export const columns = `p.seq, p.id, p.source_picture_id, p.derived_from_picture_id, p.mask_id, p.batch_id,
  p.width, p.height, p.colour, p.created_at, p.origin, p.favourite, p.rating, p.missing, p.trashed_at,
  p.file_removed_at, p.provider_label, p.operation_label, p.operation_id, p.parameters, p.inpaint, p.imported`

const titleLength = 160
function stateOf(row: Row): NodeState {
  if (row.trashed_at !== null) return 'trashed'
  if (row.file_removed_at !== null) return 'removed'
  return row.missing === 1 ? 'missing' : 'shown'
}

/** A member from a row with these columns. */
export function memberOf(row: Row): Member {
  const text = (value: SQLOutputValue | undefined): string | null => (typeof value === 'string' ? value : null)
  const parameters = parsed(parametersSchema, row.parameters)
  const inpaint = parsed(inpaintSchema, row.inpaint)
  const source = text(row.source_picture_id)
  const origin = text(row.derived_from_picture_id)
  const maskId = text(row.mask_id)
  const model = [text(row.operation_label), text(row.provider_label)]
    .filter((part) => part !== null && part !== '')
    .join(', ')
  const [width, height] = [Number(row.width), Number(row.height)]
  return {
    id: String(row.id),
    order: Number(row.seq),
    parentId: source ?? origin,
    relation: source !== null ? 'repainted' : origin !== null ? 'varied' : 'root',
    recipe: {
      parameters,
      inpaint,
      maskId,
      sourcePictureId: source,
      operationId: text(row.operation_id),
      operationLabel: text(row.operation_label),
      providerLabel: text(row.provider_label),
      width,
      height
    },
    facts: {
      state: stateOf(row),
      kind: row.origin === 'imported' ? 'imported' : maskId !== null || inpaint !== null ? 'repainted' : 'generated',
      width,
      height,
      colour: `#${Number(row.colour).toString(16).padStart(6, '0')}`,
      createdAt: Number(row.created_at),
      favourite: row.favourite === 1,
      rating: Number(row.rating),
      maskId,
      extend: extensionOf(inpaint),
      studio: inpaint !== null && source !== null,
      batchId: text(row.batch_id),
      title: (parameters?.prompt || parsed(importedSchema, row.imported)?.fileName || '').slice(0, titleLength),
      model: model === '' ? null : model
    }
  }
}

function extensionOf(inpaint: Recipe['inpaint']): LineageNode['extend'] {
  const { left = 0, top = 0, right = 0, bottom = 0 } = inpaint?.extend ?? {}
  return left + top + right + bottom > 0 ? { left, top, right, bottom } : null
}

/** A row not written by this app may hold anything. */
function parsed<T>(schema: z.ZodType<T>, value: SQLOutputValue | undefined): T | null {
  try {
    return typeof value === 'string' ? (schema.safeParse(JSON.parse(value)).data ?? null) : null
  } catch {
    return null
  }
}
