/** What the main process and the imaging process say to each other. */
import type { WireError } from '../../shared/errors.ts'
import type { PictureFacts } from './imaging.ts'

/** By kind of work: what is given, what comes back. */
export interface ImagingWork {
  inspect: {
    input: { bytes: Uint8Array; longSide: number }
    output: { facts: PictureFacts; thumbnail: Uint8Array }
  }
  thumbnail: { input: { file: string; longSide: number }; output: Uint8Array }
  encodePng: { input: { pixels: Uint8Array; width: number; height: number; channels: 1 | 3 | 4 }; output: Uint8Array }
  decode: { input: { bytes: Uint8Array; channels: 1 | 4 }; output: { pixels: Uint8Array; width: number; height: number } }
  encode: {
    input: { pixels: Uint8Array; width: number; height: number; type: 'png' | 'jpeg' | 'webp'; quality: number }
    output: Uint8Array
  }
}

export type WorkKind = keyof ImagingWork

export type ImagingRequest = { [K in WorkKind]: { id: number; kind: K; input: ImagingWork[K]['input'] } }[WorkKind]

export type ImagingReply = { id: number; ok: true; value: unknown } | { id: number; ok: false; error: WireError }
