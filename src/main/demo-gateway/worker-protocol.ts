/** The messages between the gateway and its painter process. */
import type { PaintRequest } from './brief.ts'

export interface Output {
  format: 'png' | 'webp' | 'jpg'
  /** 1..100 */
  quality: number
}

/** By kind of work: input and output. */
export interface PainterWork {
  paint: { input: { request: PaintRequest; output: Output }; output: Uint8Array }
  /** Source and mask are encoded pictures of any size; both are scaled to the requested size. */
  repaint: {
    input: { request: PaintRequest; source: Uint8Array; mask: Uint8Array; output: Output }
    output: Uint8Array
  }
}

export type PainterJob = { [K in keyof PainterWork]: { kind: K; input: PainterWork[K]['input'] } }[keyof PainterWork]
