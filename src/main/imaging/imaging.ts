/** The face of the imaging process: untrusted pixels are decoded there, never in the main process. */

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

/** What a service's file is kept as, where it holds more than one still picture. */
export interface KeptStill {
  bytes: Uint8Array
  facts: PictureFacts
  /** What was left out, in a plain sentence. */
  said: string
}

/** All that a file from outside tells. */
export interface Examined {
  /** Of the file's bytes, hex. */
  sha256: string
  bytes: number
  facts: PictureFacts
  thumbnail: Uint8Array
  /** Null when the file does not say how it was made. */
  recipe: Recipe | null
  /** The file holds more text than is read: a recipe may be in it all the same. */
  textsTooLarge: boolean
}

/** What is measured when an answer is stitched in; where its bytes are kept is the library's to say. */
export type StitchReport = Omit<InpaintReport, 'returnedSha256'>

/** A picture as another file. */
export interface Conversion {
  bytes: Uint8Array
  type: 'png' | 'jpeg' | 'webp' | 'avif'
  /** 1 to 100; PNG has none. */
  quality: number
  /** Longer side at most, pixels; a smaller picture is not enlarged. Null: as it is. */
  maxSide: number | null
}

export interface Converted {
  bytes: Uint8Array
  width: number
  height: number
  /** Some of it was see-through, which JPEG has no room for: it stands on white. */
  flattened: boolean
}

/** A picture on its way out, and what it is to say. */
export interface Departure {
  bytes: Uint8Array
  /** Null: its pixels stay as they are, byte for byte. */
  change: Omit<Conversion, 'bytes'> | null
  words: Words
  /** Other programs' texts in it that hold a secret, each with what is written instead. */
  cleaned: readonly (readonly [string, string])[]
}

export interface Departed {
  bytes: Uint8Array
  /** As in `Converted`. */
  flattened: boolean
  /** What the file had no room for, in plain sentences. */
  leftOut: string[]
  /** Other programs' texts that are in it now. */
  kept: string[]
}

export interface Imaging {
  /**
   * Decodes the whole picture, so that a truncated one is found, and makes its thumbnail in the same pass.
   * @param picture its bytes, or the absolute path of a file of the app's own: what is on the disk need not go from
   *   process to process
   * @param longSide of the thumbnail, pixels
   * @returns `texts` of a file, each cut to what is shown; `still` for one that holds more than one still picture:
   *   further frames, or anything behind its end
   * @throws AppError bad-response: not one of the four types by signature, over 64 megapixels, truncated or corrupt;
   *   storage: the file cannot be read
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
   * Reads a file from outside once and tells everything: hash, facts, recipe, and a thumbnail as `inspect` makes it.
   * Waits while there is other work: somebody may be looking.
   * @param name as the user knows the file, for what is said when it is refused
   * @param atOnce somebody waits for this one
   * @throws AppError invalid-input: empty, of another type, animated, over 64 megapixels, damaged; storage: it cannot
   *   be read
   */
  examine(file: string, longSide: number, name: string, atOnce?: boolean): Promise<Examined>
  /** Every text in a file, each cut to what is shown. @throws AppError not-found | storage: it cannot be read */
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
   * Decodes and encodes anew: upright, sRGB, 8 bits a channel, without any metadata.
   * @throws AppError bad-response: no picture, or a broken one
   */
  convert(conversion: Conversion): Promise<Converted>
  /**
   * Encodes anew where it is to be changed, and writes what the picture says. No secret is needed for it: of what other
   * programs wrote, `kept` is told, and where something in that must not leave, it is asked again with `cleaned`.
   * @throws AppError bad-response: no whole picture; unsupported: an AVIF, or a file in too many pieces
   */
  leave(departure: Departure): Promise<Departed>
  /**
   * The two files that a service fetches: `inpaint.area` of the canvas at `inpaint.sent`, opaque RGB, and the mask of
   * it, hard, 8-bit grey, white = repaint unless `inpaint.invert`. PNG; the same input gives the same bytes.
   * @param input picture: path of the original; mask: PNG of the canvas's size, white = repaint
   * @throws AppError invalid-input: the mask is of another size, or nothing of it is left at the size that is sent; the
   *   area is not in
   *   the canvas, the canvas is over 64 megapixels; not-found: the original cannot be read
   */
  prepareInpaint(input: {
    picture: string
    mask: Uint8Array
    inpaint: Inpaint
  }): Promise<{ picture: Uint8Array; mask: Uint8Array }>
  /**
   * Puts a service's answer back into the picture: the whole canvas as PNG. Under the mask stands the answer, over
   * `inpaint.feather` pixels around it a mixture, and everywhere else the original's pixels, byte for byte.
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
