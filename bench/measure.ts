/** Times and medians. Every figure of a bench is a ratio between things measured in turn in the same run. */

/** Middle value of the given ones. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Runs the candidates in turn, round by round, so that any disturbance affects all of them.
 * @returns the median milliseconds of each
 */
export async function inTurn<N extends string>(
  rounds: number,
  candidates: Record<N, (round: number) => Promise<unknown>>
): Promise<Record<N, number>> {
  const names = Object.keys(candidates) as N[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) times[name].push(await timed(() => candidates[name](round)))
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<N, number>
}

/** A figure with its bar. `ratio` is ours over the peer's; `met` says whether it keeps the bar. */
export interface Figure {
  name: string
  ours: number
  peer: number
  unit: string
  ratio: number
  bar: string
  met: boolean
}

/** Without a bar: worth reporting beside a figure that has one. */
export function reported(name: string, ours: number, peer: number, unit = 'ms'): Figure {
  return { name, ours: round(ours), peer: round(peer), unit, ratio: round(ours / peer), bar: 'none', met: true }
}

/** @param most the largest ratio that keeps the bar */
export function atMost(name: string, ours: number, peer: number, most: number, unit = 'ms'): Figure {
  const ratio = ours / peer
  return {
    name,
    ours: round(ours),
    peer: round(peer),
    unit,
    ratio: round(ratio),
    bar: `<= ${most}`,
    met: ratio <= most
  }
}

/** @param least the smallest ratio that keeps the bar */
export function atLeast(name: string, ours: number, peer: number, least: number, unit: string): Figure {
  const ratio = ours / peer
  return {
    name,
    ours: round(ours),
    peer: round(peer),
    unit,
    ratio: round(ratio),
    bar: `>= ${least}`,
    met: ratio >= least
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000
