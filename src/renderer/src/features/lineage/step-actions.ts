/** What can be done from a step. */
import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { commands } from '../../api/commands.ts'
import { repaintPicture, reusePictureById } from '../../api/picture-actions.tsx'

/** A way to go on from a step. */
export interface Branch {
  id: 'repaint' | 'as-made' | 'again' | 'new-seed'
  label: string
  /** As the window's keys name it. */
  shortcut?: string
  run: () => void
}

/** The picture itself can be looked at. */
export const isThere = ({ state }: LineageNode): boolean => state !== 'gone'
const hasFile = ({ state }: LineageNode): boolean => state === 'shown' || state === 'trashed'

/** Every way to branch off at a step; empty for one that is gone. */
export function branchesOf(node: LineageNode): Branch[] {
  if (!isThere(node)) return []
  const branches: Branch[] = []
  const { id } = node
  if (hasFile(node)) branches.push({ id: 'repaint', label: 'Repaint this one…', shortcut: 'I', run: () => repaintPicture(id) })
  if (node.studio) {
    branches.push({ id: 'as-made', label: 'Open in the studio exactly as it was made', run: () => commands.run('openStudio', { resultId: id }) })
  }
  if (node.model !== null) {
    branches.push({ id: 'again', label: 'Use these again', shortcut: 'U', run: () => reusePictureById(id, 'same') })
    branches.push({ id: 'new-seed', label: 'Use these with a new seed', run: () => reusePictureById(id, 'new') })
  }
  return branches
}
