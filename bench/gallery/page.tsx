/** What the bench calls in the page: set up a candidate, jump about in it, sweep through it, and query it. */
import { createElement, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { PictureStub } from '../../src/shared/domain/picture.ts'
import { product, productIsComplete } from './product.tsx'
import { makeStubs, seeded } from './stubs.ts'
import { Tanstack } from './tanstack.tsx'
import { VirtuosoInvoke } from './virtuoso-invoke.tsx'

interface Props {
  stubs: readonly PictureStub[]
  onScroller: (element: HTMLElement) => void
}
const candidates: Record<'floor' | 'virtuoso' | 'tanstack' | 'square' | 'justified', (props: Props) => ReactNode> = {
  floor: Floor,
  virtuoso: VirtuosoInvoke,
  tanstack: Tanstack,
  square: product({ gridShape: 'square' }),
  justified: product({ gridShape: 'justified' })
}
export type CandidateName = keyof typeof candidates

/** Longest wait for a place to be complete, milliseconds; slower ones count as this. */
const longest = 5000
/** Share of the view that cells must cover; the rest are gaps, headings and the end of a day. */
const covered = 0.55

let scroller: HTMLElement

/** Work of the floor in each frame, milliseconds: as much as a gallery may take. */
const floorWork = 6

/** A page that scrolls and works a little in each frame: frames that it drops are the machine's fault. */
function Floor({ onScroller }: Props): ReactNode {
  const work = (): void => {
    const end = performance.now() + floorWork
    while (performance.now() < end) continue
  }
  return (
    <div
      ref={(element) => void (element && onScroller(element))}
      onScroll={work}
      style={{ height: '100%', overflow: 'hidden scroll' }}
    >
      <div style={{ height: 3_000_000 }} />
    </div>
  )
}

function frame(): Promise<number> {
  return new Promise((resolve) => void requestAnimationFrame(resolve))
}

/** Mounts a candidate. @returns milliseconds until its first view is complete */
async function setUp(name: CandidateName, count: number): Promise<number> {
  const host = document.getElementById('host')
  if (!host) throw new Error('The page has no host.')
  const stubs = makeStubs(count)
  const start = performance.now()
  scroller = await new Promise((resolve) =>
    createRoot(host).render(createElement(candidates[name], { stubs, onScroller: resolve }))
  )
  if (name === 'floor') return 0
  const taken = await settled(start)
  if (name === 'square' || name === 'justified') while (!productIsComplete()) await frame()
  await quiet(500)
  return taken
}

/** True when every cell in view has its picture and together they fill it. */
function isComplete(): boolean {
  const view = scroller.getBoundingClientRect()
  let area = 0
  for (const cell of scroller.querySelectorAll('.cell, [data-id]')) {
    const box = cell.getBoundingClientRect()
    const height = Math.min(box.bottom, view.bottom) - Math.max(box.top, view.top)
    if (height <= 0) continue
    const image = cell.querySelector('img')
    if (!image?.complete || image.naturalWidth === 0) return false
    area += height * box.width
  }
  return area >= covered * view.width * view.height
}

async function settled(start: number): Promise<number> {
  for (;;) {
    await frame()
    const taken = performance.now() - start
    if (isComplete()) return taken
    if (taken > longest) return longest
  }
}

function quiet(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}

/**
 * Moves the scrollbar to `times` places, each once the last is complete. @returns milliseconds until each is complete
 */
async function jump(times: number): Promise<number[]> {
  const random = seeded(7)
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) {
    const place = random(1_000_000) / 1_000_000
    const start = performance.now()
    scroller.scrollTop = place * (scroller.scrollHeight - scroller.clientHeight)
    taken.push(await settled(start))
  }
  return taken
}

/**
 * From top to bottom in so many frames. @returns the frames' lengths and the time until the last place is complete,
 * milliseconds
 */
async function sweep(frames: number): Promise<{ lengths: number[]; settled: number }> {
  scroller.scrollTop = 0
  await quiet(1000)
  const lengths: number[] = []
  let last = await frame()
  for (let i = 1; i <= frames; i += 1) {
    scroller.scrollTop = (i / frames) * (scroller.scrollHeight - scroller.clientHeight)
    const now = await frame()
    lengths.push(now - last)
    last = now
  }
  return { lengths, settled: await settled(performance.now()) }
}

const bench = { setUp, jump, sweep, elements: () => scroller.querySelectorAll('*').length }
export type GalleryBench = typeof bench
Object.assign(globalThis, { galleryBench: bench })
