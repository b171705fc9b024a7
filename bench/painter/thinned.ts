/** A line with fewer points (Ramer, Douglas and Peucker). */

/**
 * @param points x0 y0 x1 y1 …
 * @param tolerance no point left out is farther than that from the new line
 */
export function thinned(points: readonly number[], tolerance: number): number[] {
  const count = points.length / 2
  const at = (i: number): [number, number] => [points[i * 2] as number, points[i * 2 + 1] as number]
  const keep = new Set([0, count - 1])
  const open: [number, number][] = [[0, count - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span
    let farthest = -1
    let most = tolerance
    for (let i = first + 1; i < last; i += 1) {
      const distance = fromSegment(at(i), at(first), at(last))
      if (distance <= most) continue
      most = distance
      farthest = i
    }
    if (farthest < 0) continue
    keep.add(farthest)
    open.push([first, farthest], [farthest, last])
  }
  return [...keep].sort((a, b) => a - b).flatMap(at)
}

/** Distance of a point from a segment. */
export function fromSegment([x, y]: [number, number], [ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}
