/** Texts about a step and how it was made. Pure. */

import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatMoment } from '../../../../shared/words/time.ts'

/** "repainted: “a red hat”, strength 0.7"; for further pictures of one click only the differences. Empty for a root. */
export function edgeWords({ relation, changes }: LineageNode, isFurther: boolean): string {
  if (relation === 'root') return ''
  if (isFurther)
    return changes.length === 0
      ? t('lineage.stepWords.sameRequest')
      : t('lineage.stepWords.also', { changes: changes.join(', ') })
  if (relation === 'repainted')
    return changes.length === 0
      ? t('lineage.stepWords.repainted')
      : t('lineage.stepWords.repaintedWith', { changes: changes.join(', ') })
  return changes.length === 0 ? t('lineage.stepWords.unchanged') : changes.join(', ')
}

const states: Record<LineageNode['state'], string> = {
  shown: '',
  trashed: t('lineage.stepWords.inTrash'),
  removed: t('lineage.stepWords.fileRemoved'),
  missing: t('lineage.stepWords.itsFileIsMissing'),
  gone: t('lineage.stepWords.goneState')
}

/** What is wrong with it, if anything. */
export const stateWords = ({ state }: LineageNode): string => states[state]

/** What a root is. */
export function rootWords({ state, kind }: LineageNode): string {
  if (state === 'gone') return t('lineage.stepWords.gone')
  return kind === 'imported' ? t('lineage.stepWords.fromFile') : t('lineage.stepWords.generated')
}

/** The same within a sentence. */
const spokenRoot = ({ kind }: LineageNode): string =>
  kind === 'imported' ? t('lineage.stepWords.fromFileSpoken') : t('lineage.stepWords.generatedSpoken')

/** A step's name for a screen reader. @param now epoch milliseconds */
export function nameOf(node: LineageNode, words: string, now: number): string {
  if (node.state === 'gone') return t('lineage.stepWords.goneName')
  const made = words === '' ? spokenRoot(node) : words
  const parts = [
    node.title === '' ? t('lineage.stepWords.pictureWithoutKnownPrompt') : node.title,
    made,
    formatMoment(node.createdAt, now),
    stateWords(node)
  ]
  return [
    ...parts,
    ...(node.favourite ? [t('lineage.stepWords.favourite')] : []),
    ...(node.rating > 0 ? [t('lineage.stepWords.rated', { rating: node.rating })] : [])
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/**
 * Steps that were made together with an earlier one by the same click from the same parent. @param nodes parents first,
 * oldest first among siblings
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
