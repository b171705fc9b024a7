/**
 * What is sent of a picture to be repainted, and how the answer is merged into it. All in pixels of the *canvas*: the
 * picture with its extension. The mask has the canvas's size.
 */
import { z } from 'zod'

/** Maximum length of a canvas's longer side in pixels. */
export const mostCanvasSide = 16_384

const pixels = z.number().int().min(0).max(mostCanvasSide)
const side = z.number().int().min(1).max(mostCanvasSide)

export const areaSchema = z.strictObject({ x: pixels, y: pixels, width: side, height: side })

export const extendFills = ['mirror', 'neutral'] as const

/**
 * How far the canvas extends beyond the picture, and what fills it before it is repainted: the picture mirrored, or
 * mid-grey (#808080).
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
  /** The part of the canvas that is sent. */
  area: areaSchema,
  extend: extendSchema,
  /** The size at which it is sent; the model accepts both sides. */
  sent: z.strictObject({ width: side, height: side }),
  /** Margin around the mask in canvas pixels; stored so that the studio reopens as it was. */
  padding: z.number().int().min(0).max(2048),
  /** Width of the soft edge outside the mask over which the answer fades into the original, canvas pixels. */
  feather: z.number().int().min(0).max(256),
  /** True: black is repainted on the wire (the documents do not say which; white is the convention). */
  invert: z.boolean()
})
export type Inpaint = z.infer<typeof inpaintSchema>

/** The result, measured when the answer was stitched into the original. */
export const inpaintReportSchema = z.strictObject({
  /** Size of the picture that the service returned, whatever it is: a picture is not lost because of its shape. */
  returned: z.strictObject({ width: z.number().int().positive(), height: z.number().int().positive() }),
  /** SHA-256 of the service's own bytes, which the library keeps beside the stitched picture; null if they are gone. */
  returnedSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** It did not have the requested size and was scaled. */
  scaled: z.boolean(),
  /** The service returned what it was sent, even under the mask. */
  untouched: z.boolean(),
  /** How the service changed what it should have left alone; the result has the original's pixels there. */
  drift: z.strictObject({
    /**
     * Share of the pixels outside the mask (as sent) that differ by more than 8 of 255 in a channel, 0 to 1; 0 if there
     * are none.
     */
    changed: z.number().min(0).max(1),
    /** Mean difference of their channels, 0 to 255. */
    mean: z.number().min(0).max(255),
    /** Greatest difference, 0 to 255. */
    most: z.number().min(0).max(255)
  })
})
export type InpaintReport = z.infer<typeof inpaintReportSchema>

/** What pictures a model accepts for inpainting. */
export interface InpaintLimits {
  /**
   * Pixels per side at which the model was trained: 512 for SD 1.5. An area is sent with about that many pixels in
   * total.
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

/** A mask as passed between processes: packed if it is hard, which takes an eighth. */
export const rasterMaskSchema = z.strictObject({
  width: side,
  height: side,
  /** 1: rows of bits, most significant first, each row padded to whole bytes, 1 = repaint. 8: one byte per pixel. */
  bits: z.union([z.literal(1), z.literal(8)]),
  data: z.instanceof(Uint8Array)
})
export type RasterMask = z.infer<typeof rasterMaskSchema>
