/** The interface of the imaging process: untrusted pixels are decoded there, never in the main process. */

import type { EmbeddedTexts } from '../../shared/domain/embedded-texts.ts'
import type { Inpaint, InpaintReport } from '../../shared/domain/inpaint.ts'
import type { PictureMime } from '../../shared/domain/picture.ts'
import type { Recipe } from '../metadata/recipe.ts'
import type { Words } from '../metadata/written-texts.ts'

export interface PictureFacts {
  mime: PictureMime
  width: number
  height: number
  /** Dominant colour, "#rrggbb". */
  colour: string
  /** More than one frame. */
  animated: boolean
}

/** What a service's file is stored as if it contains more than one still picture. */
export interface KeptStill {
  bytes: Uint8Array
  facts: PictureFacts
  /** What was left out, in a plain sentence. */
  said: string
}

/** Everything that a file from outside reveals. */
export interface Examined {
  /** Of the file's bytes, in hex. */
  sha256: string
  bytes: number
  facts: PictureFacts
  thumbnail: Uint8Array
  /** Null if the file does not say how it was made. */
  recipe: Recipe | null
  /** The file contains more text than is read: it may still have a recipe. */
  textsTooLarge: boolean
}

/** What is measured when an answer is stitched in; where its bytes are stored is up to the library. */
export type StitchReport = Omit<InpaintReport, 'returnedSha256'>

/** A picture to be converted to another file. */
export interface Conversion {
  bytes: Uint8Array
  type: 'png' | 'jpeg' | 'webp' | 'avif'
  /** 1 to 100; ignored for PNG. */
  quality: number
  /** Maximum length of the longer side in pixels; smaller pictures are not enlarged. Null: unchanged. */
  maxSide: number | null
}

export interface Converted {
  bytes: Uint8Array
  width: number
  height: number
  /** Some of it was transparent, which JPEG does not support: it is put on white. */
  flattened: boolean
}

/** A picture to be exported, and the metadata written into it. */
export interface Departure {
  bytes: Uint8Array
  /** Null: its pixels stay unchanged, byte for byte. */
  change: Omit<Conversion, 'bytes'> | null
  words: Words
  /** Other programs' texts in it that contain a secret, each with its replacement. */
  cleaned: readonly (readonly [string, string])[]
}

export interface Departed {
  bytes: Uint8Array
  /** As in `Converted`. */
  flattened: boolean
  /** What the file had no room for, in plain sentences. */
  leftOut: string[]
  /** Other programs' texts that are now in it. */
  kept: string[]
}

export interface Imaging {
  /**
   * Decodes the whole picture, so that truncation is detected, and makes its thumbnail in the same pass.
   * @param picture its bytes, or the absolute path of one of the app's own files: what is on disk need not be passed
   * between processes
   * @param longSide of the thumbnail, pixels
   * @returns `texts` of a file, each truncated for display; `still` if it contains more than one still picture: further
   * frames, or anything after its end
   * @throws AppError bad-response: not one of the four types by signature, over 64 megapixels, truncated or corrupt;
   * storage: the file cannot be read
   */
  inspect(
    picture: Uint8Array | { file: string },
    longSide: number
  ): Promise<{
    facts: PictureFacts
    thumbnail: Uint8Array
    still?: KeptStill | undefined
    texts?: EmbeddedTexts['texts']
  }>
  /**
   * Reads a file from outside once and returns everything: hash, facts, recipe, and a thumbnail as `inspect` makes it.
   * Waits while there is other work: the user may be looking.
   * @param name as the user knows the file, for messages when it is refused
   * @param atOnce somebody is waiting for this one
   * @throws AppError invalid-input: empty, of another type, animated, over 64 megapixels, damaged; storage: it cannot
   * be read
   */
  examine(file: string, longSide: number, name: string, atOnce?: boolean): Promise<Examined>
  /** Every text in a file, each truncated for display. @throws AppError not-found | storage: it cannot be read */
  texts(file: string): Promise<EmbeddedTexts>
  /** WebP, at most `longSide` pixels on its longer side. */
  thumbnail(file: string, longSide: number): Promise<Uint8Array>
  /** Raw pixels to PNG; `channels` 1 (grey), 3 or 4. */
  encodePng(pixels: Uint8Array, width: number, height: number, channels: 1 | 3 | 4): Promise<Uint8Array>
  /** Decodes to raw pixels: 1 channel (grey, for masks) or 4 (RGBA). */
  decode(bytes: Uint8Array, channels: 1 | 4): Promise<{ pixels: Uint8Array; width: number; height: number }>
  /** Raw pixels to the given type. */
  encode(
    pixels: Uint8Array,
    width: number,
    height: number,
    type: 'png' | 'jpeg' | 'webp',
    quality: number
  ): Promise<Uint8Array>
  /**
   * Decodes and re-encodes: upright, sRGB, 8 bits per channel, without any metadata.
   * @throws AppError bad-response: no picture, or a broken one
   */
  convert(conversion: Conversion): Promise<Converted>
  /**
   * Re-encodes if it is to be changed, and writes the picture's metadata. It needs no secrets: it reports other
   * programs' texts in `kept`, and if something in them must not be exported, it is called again with `cleaned`.
   * @throws AppError bad-response: no complete picture; unsupported: an AVIF, or a file in too many pieces
   */
  leave(departure: Departure): Promise<Departed>
  /**
   * The two files that a service fetches: `inpaint.area` of the canvas scaled to `inpaint.sent`, opaque RGB, and its
   * hard mask, 8-bit grey, white = repaint unless `inpaint.invert`. PNG; the same input gives the same bytes.
   * @param input picture: path of the original; mask: PNG of the canvas's size, white = repaint
   * @throws AppError invalid-input: the mask has another size, or nothing of it is left at the size sent; the area is
   * not within the canvas, the canvas is over 64 megapixels; not-found: the original cannot be read
   */
  prepareInpaint(input: {
    picture: string
    mask: Uint8Array
    inpaint: Inpaint
  }): Promise<{ picture: Uint8Array; mask: Uint8Array }>
  /**
   * Puts a service's answer back into the picture: the whole canvas as PNG. The answer under the mask, a blend over
   * `inpaint.feather` pixels around it, and everywhere else the original's pixels, byte for byte.
   * @param input picture and mask: paths; returned: the service's bytes, of any size
   * @throws AppError bad-response: the answer is no picture, or a broken one; otherwise as `prepareInpaint`
   */
  stitch(input: {
    picture: string
    mask: string
    returned: Uint8Array
    inpaint: Inpaint
  }): Promise<{ png: Uint8Array; report: StitchReport }>
  close(): Promise<void>
}
