/** What the bench calls in the page: set up a candidate, paint with it, and query it. */
import type { Candidate } from './candidate.ts'
import { floor } from './floor.ts'
import { KonvaInvoke } from './konva-invoke.ts'
import { product } from './product.ts'
import { exactShape, type Point, strokeOf } from './strokes.ts'

const candidates = {
  floor,
  konva: (host: HTMLElement, side: number): Candidate => new KonvaInvoke(host, side),
  product
}
export type CandidateName = keyof typeof candidates

export interface Painted {
  /** Milliseconds from one frame to the next, with one event in each. */
  frames: number[]
  /** Milliseconds from pointer-up to the second following frame. */
  ups: number[]
}

let candidate: Candidate
let side = 0

async function setUp(name: CandidateName, size: number): Promise<void> {
  side = size
  const host = document.getElementById('host')
  if (!host) throw new Error('The page has no host.')
  candidate = await candidates[name](host, size)
  for (let i = 0; i < 20; i += 1) await frame()
}

const tick = document.createElement('div')
tick.style.cssText = 'position: fixed; right: 4px; bottom: 4px; width: 4px; height: 4px'
document.body.append(tick)
let ticks = 0

/** The next frame. A dot changes in each: if nothing changes, the browser falls back to the screen's rate. */
function frame(): Promise<number> {
  ticks += 1
  tick.style.background = ticks % 2 === 0 ? '#111' : '#333'
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))
}

function send(type: string, [x, y]: Point, buttons: number): void {
  const at = candidate.client(x, y)
  const init = {
    clientX: at.x,
    clientY: at.y,
    pointerId: 1,
    pointerType: 'mouse',
    isPrimary: true,
    bubbles: true,
    cancelable: true,
    composed: true
  }
  candidate.target.dispatchEvent(
    new PointerEvent(type, {
      ...init,
      buttons,
      button: type === 'pointermove' ? -1 : 0,
      pressure: buttons > 0 ? 0.5 : 0
    })
  )
}

/** Strokes `from` up to `to`: one event a frame, as a browser delivers them. */
async function paint(from: number, to: number): Promise<Painted> {
  const painted: Painted = { frames: [], ups: [] }
  for (let number = from; number < to; number += 1) {
    const points = strokeOf(side, number)
    let last = await frame()
    send('pointerdown', points[0] as Point, 1)
    for (const point of points.slice(1)) {
      const now = await frame()
      painted.frames.push(now - last)
      last = now
      send('pointermove', point, 1)
    }
    last = await frame()
    send('pointerup', points.at(-1) as Point, 0)
    await frame()
    painted.ups.push((await frame()) - last)
  }
  return painted
}

/** The same strokes with all their events at once, where only the result matters. */
async function paintFast(from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 1) {
    const points = strokeOf(side, number)
    send('pointerdown', points[0] as Point, 1)
    for (const point of points.slice(1)) send('pointermove', point, 1)
    send('pointerup', points.at(-1) as Point, 0)
    await frame()
  }
}

/** Milliseconds from each of so many undos to the second following frame. */
async function undo(times: number): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) {
    const start = await frame()
    candidate.undo()
    await frame()
    taken.push((await frame()) - start)
  }
  return taken
}

/** How well the mask fits the exact shape of the first strokes. */
function check(strokes: number): { overlap: number; grey: number } {
  const shape = exactShape(side, strokes)
  let [both, either, grey] = [0, 0, 0]
  candidate.mask().forEach((value, i) => {
    if (value > 0 && value < 255) grey += 1
    const [ours, exact] = [value >= 128, shape[i] === 1]
    if (ours && exact) both += 1
    if (ours || exact) either += 1
  })
  return { overlap: both / either, grey }
}

/** Milliseconds that the page spends on an export, and the pixels that another process still has to compress. */
async function exportMask(
  times: number
): Promise<{ taken: number[]; raster: { width: number; height: number; bits: 1 | 8; base64: string } | null }> {
  const taken: number[] = []
  let last: Awaited<ReturnType<Candidate['export']>> | null = null
  for (let i = 0; i < times; i += 1) {
    const start = performance.now()
    last = await candidate.export()
    // It is passed to the other process as a copy.
    if ('data' in last) structuredClone(last)
    taken.push(performance.now() - start)
  }
  if (!(last && 'data' in last)) return { taken, raster: null }
  const { width, height, bits, data } = last
  return { taken, raster: { width, height, bits, base64: base64Of(data) } }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return btoa(text)
}

const bench = { setUp, paint, paintFast, undo, check, exportMask, historyBytes: () => candidate.historyBytes() }
export type PainterBench = typeof bench
Object.assign(globalThis, { painterBench: bench })
