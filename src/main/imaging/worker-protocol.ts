/** The messages between the main process and the imaging process. */

import type { EmbeddedTexts } from '../../shared/domain/embedded-texts.ts'
import type { Inpaint } from '../../shared/domain/inpaint.ts'
import type {
  Conversion,
  Converted,
  Departed,
  Departure,
  Examined,
  KeptStill,
  PictureFacts,
  StitchReport
} from './imaging.ts'

/** By kind of work: input and output. */
export interface ImagingWork {
  inspect: {
    input: { picture: Uint8Array | { file: string }; longSide: number }
    output: {
      facts: PictureFacts
      thumbnail: Uint8Array
      still?: KeptStill | undefined
      texts?: EmbeddedTexts['texts']
    }
  }
  examine: { input: { file: string; longSide: number; name: string }; output: Examined }
  /** The same, when somebody is waiting. */
  examineAtOnce: ImagingWork['examine']
  texts: { input: { file: string }; output: EmbeddedTexts }
  leave: { input: Departure; output: Departed }
  thumbnail: { input: { file: string; longSide: number }; output: Uint8Array }
  encodePng: { input: { pixels: Uint8Array; width: number; height: number; channels: 1 | 3 | 4 }; output: Uint8Array }
  decode: {
    input: { bytes: Uint8Array; channels: 1 | 4 }
    output: { pixels: Uint8Array; width: number; height: number }
  }
  encode: {
    input: { pixels: Uint8Array; width: number; height: number; type: 'png' | 'jpeg' | 'webp'; quality: number }
    output: Uint8Array
  }
  convert: { input: Conversion; output: Converted }
  prepareInpaint: {
    input: { picture: string; mask: Uint8Array; inpaint: Inpaint }
    output: { picture: Uint8Array; mask: Uint8Array }
  }
  stitch: {
    input: { picture: string; mask: string; returned: Uint8Array; inpaint: Inpaint }
    output: { png: Uint8Array; report: StitchReport }
  }
}

export type WorkKind = keyof ImagingWork
