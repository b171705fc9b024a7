/** The position of each step of a family: a tidy tree that grows from left to right. Pure. */
import { hierarchy, tree } from 'd3-hierarchy'
import type { LineageNode } from '../../../../shared/domain/lineage.ts'

/** Pixels at 100 %. */
export const box = { width: 112, height: 96 } as const
/** From one generation to the next: a box, and room for the text on the line between. */
export const columnWidth = box.width + 196
/** From one row to the next. */
export const rowHeight = box.height + 28
/** From a parent's edge to the vertical line for its children. */
export const trunk = 18

export interface Placed {
  node: LineageNode
  /** Left and top of its box. */
  x: number
  y: number
  /** 0 for a root. */
  depth: number
  parent: Placed | null
  children: Placed[]
}

export interface TreeLayout {
  /** Depth first: the order for screen readers. */
  placed: Placed[]
  byId: ReadonlyMap<string, Placed>
  /** If several pictures of one click are roots, the line that joins them. */
  together: { y: number; bottom: number; count: number } | null
  width: number
  height: number
}

interface Wrapped {
  node: LineageNode | null
  children: Wrapped[]
}

/** Space before the roots for the line that joins them. */
const hub = 96

/** @param nodes parents before their children */
export function layoutTree(nodes: readonly LineageNode[]): TreeLayout {
  const wrapped = new Map<string, Wrapped>()
  const top: Wrapped = { node: null, children: [] }
  for (const node of nodes) {
    const mine: Wrapped = { node, children: [] }
    wrapped.set(node.id, mine)
    const above = node.parentId === null ? undefined : wrapped.get(node.parentId)
    ;(above ?? top).children.push(mine)
  }
  const several = top.children.length > 1
  const root = hierarchy(several || top.children.length === 0 ? top : top.children[0]!)
  // Leaves of different parents are a little further apart than siblings.
  const laid = tree<Wrapped>()
    .nodeSize([rowHeight, columnWidth])
    .separation((a, b) => (a.parent === b.parent ? 1 : 1.15))(root)
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  laid.each(({ x }) => {
    least = Math.min(least, x)
    most = Math.max(most, x)
  })
  const byId = new Map<string, Placed>()
  const placed: Placed[] = []
  laid.eachBefore((at) => {
    const { node } = at.data
    if (node === null) return
    const depth = at.depth - (several ? 1 : 0)
    const parent = node.parentId === null ? null : (byId.get(node.parentId) ?? null)
    const mine: Placed = {
      node,
      x: depth * columnWidth + (several ? hub : 0),
      y: Math.round(at.x - least),
      depth,
      parent,
      children: []
    }
    parent?.children.push(mine)
    byId.set(node.id, mine)
    placed.push(mine)
  })
  const roots = placed.filter(({ parent }) => parent === null)
  return {
    placed,
    byId,
    together: several
      ? { y: roots[0]!.y + box.height / 2, bottom: roots.at(-1)!.y + box.height / 2, count: roots.length }
      : null,
    width: placed.reduce((widest, { x }) => Math.max(widest, x + box.width), 0),
    height: placed.length === 0 ? 0 : most - least + box.height
  }
}

/** The path from a root to a step, the root first. */
export function pathTo(layout: TreeLayout, id: string): Placed[] {
  const path: Placed[] = []
  for (let at = layout.byId.get(id) ?? null; at !== null; at = at.parent) path.unshift(at)
  return path
}

/** Size of a picture inside its box, in its own shape. */
export function fitted({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(box.width / width, box.height / height)
  return { width: Math.max(8, Math.round(width * scale)), height: Math.max(8, Math.round(height * scale)) }
}

/** A part of the drawing, pixels at 100 %. */
export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

/** The steps whose box, or the text before it, is inside this part. */
export function stepsIn(layout: TreeLayout, { left, top, right, bottom }: Rect): Placed[] {
  return layout.placed.filter(
    ({ x, y }) =>
      x + box.width >= left && x - (columnWidth - box.width) <= right && y + box.height >= top && y <= bottom
  )
}

/** The parents whose line to their children crosses this part. */
export function trunksIn(layout: TreeLayout, { left, top, right, bottom }: Rect): Placed[] {
  return layout.placed.filter(({ x, y, children }) => {
    if (children.length === 0) return false
    const from = Math.min(y, children[0]!.y)
    const to = Math.max(y, children.at(-1)!.y) + box.height
    return x + columnWidth >= left && x <= right && to >= top && from <= bottom
  })
}
