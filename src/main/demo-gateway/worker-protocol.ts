/** What goes between the gateway and its painter process. */
import type { PaintRequest } from './brief.ts'

export interface Output {
  format: 'png' | 'webp' | 'jpg'
  /** 1..100 */
  quality: number
}

export type PainterWork =
  | { kind: 'paint'; request: PaintRequest; output: Output }
  /** Source and mask are encoded pictures of any size; both are scaled to the size asked for. */
  | { kind: 'repaint'; request: PaintRequest; source: Uint8Array; mask: Uint8Array; output: Output }

export interface PainterRequest {
  id: number
  work: PainterWork
}

export type PainterReply = { id: number; ok: true; bytes: Uint8Array } | { id: number; ok: false; message: string }
