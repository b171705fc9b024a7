import { ulid } from 'ulid'
import type { LineageNode } from '../../../../../shared/domain/lineage.ts'

/** A step whose id is derived from a letter or word. */
export function familyStep(id: string, parent: string | null = null, changes: Partial<LineageNode> = {}): LineageNode {
  return {
    id,
    parentId: parent,
    relation: parent === null ? 'root' : 'repainted',
    state: 'shown',
    kind: parent === null ? 'generated' : 'repainted',
    width: 1024,
    height: 1024,
    colour: '#808080',
    createdAt: 0,
    favourite: false,
    rating: 0,
    maskId: parent === null ? null : ulid(1),
    extend: null,
    studio: false,
    batchId: null,
    title: 'a lighthouse',
    model: 'SDXL base, Pixazo',
    changes: [],
    ...changes
  }
}
