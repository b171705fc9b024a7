/** Arrow key navigation in a tree. Pure. */
import type { Placed, TreeLayout } from './tree-layout.ts'

export type Move = 'parent' | 'child' | 'before' | 'after' | 'first' | 'last'

/**
 * Where a move leads; the same step if nowhere. Left is the parent, right the child that one came from, or else the
 * first; up and down are the neighbours in the same column, whoever their parent is.
 * @param cameFrom steps that were left to the left, by parent
 */
export function moveIn(layout: TreeLayout, id: string, move: Move, cameFrom: ReadonlyMap<string, string>): string {
  const at = layout.byId.get(id)
  if (at === undefined) return layout.placed[0]?.node.id ?? id
  return target(layout, at, move, cameFrom)?.node.id ?? id
}

function target(
  layout: TreeLayout,
  at: Placed,
  move: Move,
  cameFrom: ReadonlyMap<string, string>
): Placed | null | undefined {
  switch (move) {
    case 'parent':
      return at.parent
    case 'child':
      return at.children.find(({ node }) => node.id === cameFrom.get(at.node.id)) ?? at.children[0]
    case 'first':
      return layout.placed[0]
    case 'last':
      return layout.placed.at(-1)
    case 'before':
    case 'after': {
      const column = layout.placed.filter(({ depth }) => depth === at.depth).toSorted((a, b) => a.y - b.y)
      return column[column.indexOf(at) + (move === 'before' ? -1 : 1)]
    }
  }
}
