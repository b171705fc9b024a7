/**
 * What is sent of a picture to be repainted, and how the answer comes back into it. All in pixels of the *canvas*: the
 * picture with what it is extended by. The mask has the canvas's size.
 */
import { z } from 'zod'

/** Longest side of a canvas, pixels. */
export const mostCanvasSide = 16_384

const pixels = z.number().int().min(0).max(mostCanvasSide)
const side = z.number().int().min(1).max(mostCanvasSide)

export const areaSchema = z.strictObject({ x: pixels, y: pixels, width: side, height: side })

export const extendFills = ['mirror', 'neutral'] as const

/**
 * How far the canvas reaches beyond the picture, and what stands there before it is repainted: the picture mirrored, or
 * mid grey (#808080).
 */
export const extendSchema = z.strictObject({
  left: pixels.max(4096),
  top: pixels.max(4096),
  right: pixels.max(4096),
  bottom: pixels.max(4096),
  fill: z.enum(extendFills)
})
export type Extend = z.infer<typeof extendSchema>

export const noExtension: Extend = { left: 0, top: 0, right: 0, bottom: 0, fill: 'mirror' }

/** masked: a rectangle around the mask is sent and stitched back; whole: the whole canvas is. */
export const inpaintModes = ['masked', 'whole'] as const
export type InpaintMode = (typeof inpaintModes)[number]

export const inpaintSchema = z.strictObject({
  mode: z.enum(inpaintModes),
  /** What is sent, a part of the canvas. */
  area: areaSchema,
  extend: extendSchema,
  /** The size at which it is sent, both sides as the model takes them. */
  sent: z.strictObject({ width: side, height: side }),
  /** Room around the mask, canvas pixels; kept so that the studio opens as it was. */
  padding: z.number().int().min(0).max(2048),
  /** Width of the soft edge outside the mask over which the answer fades into the original, canvas pixels. */
  feather: z.number().int().min(0).max(256),
  /** True: black is repainted on the wire (the documents do not say which; white is the custom). */
  invert: z.boolean()
})
export type Inpaint = z.infer<typeof inpaintSchema>

/** What came of it, measured when the answer was stitched into the original. */
export const inpaintReportSchema = z.strictObject({
  /**
   * Size of the picture that the service answered with, whatever it is: a picture is not lost for the shape of its
   * answer.
   */
  returned: z.strictObject({ width: z.number().int().positive(), height: z.number().int().positive() }),
  /**
   * SHA-256 of the service's own bytes, which the library keeps beside the stitched picture; null when they are gone.
   */
  returnedSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** It was not of the size that was asked for and was scaled. */
  scaled: z.boolean(),
  /** The service's answer is what it was sent, also under the mask. */
  untouched: z.boolean(),
  /** How the service changed what it was to leave alone; the original's pixels were kept in the result. */
  drift: z.strictObject({
    /**
     * Share of the pixels outside the mask (as sent) that differ by more than 8 of 255 in a channel, 0 to 1; 0 when
     * there are none.
     */
    changed: z.number().min(0).max(1),
    /** Mean difference of their channels, 0 to 255. */
    mean: z.number().min(0).max(255),
    /** Greatest difference, 0 to 255. */
    most: z.number().min(0).max(255)
  })
})
export type InpaintReport = z.infer<typeof inpaintReportSchema>

/** What a model takes of pictures to be repainted. */
export interface InpaintLimits {
  /**
   * Pixels a side at which the model was trained: 512 for SD 1.5. An area is sent with about that many pixels in all.
   */
  native: number
  /** Both sides are a multiple of it. */
  multipleOf: number
  minSide: number
  maxSide: number
}

/** Size of the canvas of a picture. */
export function canvasSize(
  picture: { width: number; height: number },
  extend: Extend
): { width: number; height: number } {
  return { width: picture.width + extend.left + extend.right, height: picture.height + extend.top + extend.bottom }
}

/** A mask as it crosses a process border: packed when it is hard, which is an eighth. */
export const rasterMaskSchema = z.strictObject({
  width: side,
  height: side,
  /** 1: rows of bits, most significant first, each row padded to whole bytes, 1 = repaint. 8: a byte a pixel. */
  bits: z.union([z.literal(1), z.literal(8)]),
  data: z.instanceof(Uint8Array)
})
export type RasterMask = z.infer<typeof rasterMaskSchema>
