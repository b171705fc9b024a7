/** What is said of a step and of the way to it. Pure. */
import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { formatMoment } from '../../../../shared/words/time.ts'

/** "repainted: “a red hat”, strength 0.7"; of a further picture of one press only what differs. Empty for a root. */
export function edgeWords({ relation, changes }: LineageNode, isFurther: boolean): string {
  if (relation === 'root') return ''
  if (isFurther) return changes.length === 0 ? 'the same request' : `likewise, ${changes.join(', ')}`
  if (relation === 'repainted') return changes.length === 0 ? 'repainted' : `repainted: ${changes.join(', ')}`
  return changes.length === 0 ? 'made again, nothing changed' : changes.join(', ')
}

const states: Record<LineageNode['state'], string> = {
  shown: '',
  trashed: 'in the trash',
  removed: 'its file was removed, its recipe was kept',
  missing: 'its file is missing',
  gone: 'not in the library any more'
}

/** What is wrong with it, or empty. */
export const stateWords = ({ state }: LineageNode): string => states[state]

/** What a root is. */
export function rootWords({ state, kind }: LineageNode): string {
  if (state === 'gone') return 'Gone'
  return kind === 'imported' ? 'From a file' : 'Generated'
}

/** What a screen reader says of a step. @param now epoch milliseconds */
export function nameOf(node: LineageNode, words: string, now: number): string {
  if (node.state === 'gone') return 'A picture that is not in the library any more'
  const made = words === '' ? rootWords(node).toLowerCase() : words
  const parts = [
    node.title === '' ? 'Picture without a known prompt' : node.title,
    made,
    formatMoment(node.createdAt, now),
    stateWords(node)
  ]
  return [...parts, ...(node.favourite ? ['favourite'] : []), ...(node.rating > 0 ? [`rated ${node.rating}`] : [])]
    .filter((part) => part !== '')
    .join(', ')
}

/**
 * Steps that came with an earlier one of the same press and the same parent. @param nodes parents first, oldest first
 * among siblings
 */
export function furtherOnes(nodes: readonly LineageNode[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const further = new Set<string>()
  for (const { id, parentId, batchId } of nodes) {
    if (batchId === null) continue
    const press = `${parentId}/${batchId}`
    if (seen.has(press)) further.add(id)
    seen.add(press)
  }
  return further
}
