import type { ReactNode } from 'react'
import classes from './lineage.module.css'
import {
  box,
  columnWidth,
  fitted,
  type Placed,
  pathTo,
  type Rect,
  type TreeLayout,
  trunk,
  trunksIn
} from './tree-layout.ts'

interface Props {
  layout: TreeLayout
  /** The part that is drawn. */
  part: Rect
  currentId: string | null
}

const radius = 6

const middleOf = ({ y }: Placed): number => y + box.height / 2
const rightOf = ({ x, node }: Placed): number => x + (box.width + fitted(node).width) / 2
const leftOf = ({ x, node }: Placed): number => x + (box.width - fitted(node).width) / 2
const trunkOf = ({ x }: Placed): number => x + box.width + trunk

/** From a parent to one child, bent at the vertical line. */
function bend(parent: Placed, child: Placed): string {
  const [from, to, at] = [middleOf(parent), middleOf(child), trunkOf(parent)]
  const end = leftOf(child)
  if (Math.abs(to - from) < 1) return `M${rightOf(parent)} ${from}H${end}`
  const turn = Math.min(radius, Math.abs(to - from) / 2) * Math.sign(to - from)
  const round = Math.abs(turn)
  return (
    `M${rightOf(parent)} ${from}H${at - round}Q${at} ${from} ${at} ${from + turn}` +
    `V${to - turn}Q${at} ${to} ${at + round} ${to}H${end}`
  )
}

/** A parent's vertical line and what leads to it, without the children: drawn once, however many there are. */
function stem(parent: Placed): string {
  const [top, bottom] = [middleOf(parent.children[0]!), middleOf(parent.children.at(-1)!)]
  const at = trunkOf(parent)
  const from = middleOf(parent)
  return `M${rightOf(parent)} ${from}H${at}M${at} ${Math.min(top + radius, from)}V${Math.max(bottom - radius, from)}`
}

/** The end of a line: from the vertical one to a child, with its rounded corner. */
function branch(child: Placed): string {
  const parent = child.parent!
  const [from, to, at] = [middleOf(parent), middleOf(child), trunkOf(parent)]
  if (Math.abs(to - from) < 1) return `M${at} ${to}H${leftOf(child)}`
  const turn = Math.sign(to - from) * radius
  return `M${at} ${to - turn}Q${at} ${to} ${at + radius} ${to}H${leftOf(child)}`
}

/** The lines of the tree, with the path to the current step on top. */
export function TreeLines({ layout, part, currentId }: Props): ReactNode {
  const path = currentId === null ? [] : pathTo(layout, currentId)
  const drawn = layout.placed.filter(
    ({ parent, x, y }) =>
      parent !== null &&
      x >= part.left &&
      x - columnWidth <= part.right &&
      y + box.height >= part.top &&
      y <= part.bottom
  )
  const lines = [...trunksIn(layout, part).map(stem), ...drawn.map(branch)].join('')
  const way = path.slice(1).map((child, at) => bend(path[at]!, child))
  return (
    <svg className={classes.lines} width={1} height={1} aria-hidden>
      {layout.together ? <Together layout={layout} together={layout.together} /> : null}
      <path className={classes.line} d={lines} />
      <path className={classes.way} d={way.join('')} />
    </svg>
  )
}

/** Joins the pictures of one click. */
function Together({
  layout,
  together
}: {
  layout: TreeLayout
  together: NonNullable<TreeLayout['together']>
}): ReactNode {
  const roots = layout.placed.filter(({ parent }) => parent === null)
  const at = roots[0]!.x - trunk
  const ends = roots.map((root) => `M${at} ${middleOf(root)}H${leftOf(root)}`).join('')
  return <path className={classes.line} data-together d={`M${at} ${together.y}V${together.bottom}${ends}`} />
}
