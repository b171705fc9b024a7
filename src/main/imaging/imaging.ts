/** The face of the imaging process: untrusted pixels are decoded there, never in the main process. */
import type { PictureMime } from '../../shared/domain/picture.ts'

export interface PictureFacts {
  mime: PictureMime
  width: number
  height: number
  /** Dominant colour, "#rrggbb". */
  colour: string
  /** More than one frame. */
  animated: boolean
}

export interface Imaging {
  /**
   * Decodes the whole picture, so that a truncated one is found, and makes its thumbnail in the same pass.
   * @param longSide of the thumbnail, pixels
   * @throws AppError bad-response: not one of the four types by signature, over 64 megapixels, truncated or corrupt
   */
  inspect(bytes: Uint8Array, longSide: number): Promise<{ facts: PictureFacts; thumbnail: Uint8Array }>
  /** WebP, at most `longSide` pixels on its longer side. */
  thumbnail(file: string, longSide: number): Promise<Uint8Array>
  /** Raw pixels to PNG; `channels` 1 (grey), 3 or 4. */
  encodePng(pixels: Uint8Array, width: number, height: number, channels: 1 | 3 | 4): Promise<Uint8Array>
  /** Decodes to raw pixels: 1 channel (grey, for masks) or 4 (RGBA). */
  decode(bytes: Uint8Array, channels: 1 | 4): Promise<{ pixels: Uint8Array; width: number; height: number }>
  /** Raw pixels to the given type. */
  encode(pixels: Uint8Array, width: number, height: number, type: 'png' | 'jpeg' | 'webp', quality: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** A child process with a message port, however the host makes one (utilityProcess, or fork). */
export interface WorkerProcess {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

/** @param entry absolute path of the worker's bundle */
export type StartWorker = (entry: string) => WorkerProcess
