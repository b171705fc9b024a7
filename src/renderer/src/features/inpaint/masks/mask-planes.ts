/**
 * A picture read as a mask. Two things in it can mean "repaint": white, and transparency. Both are kept until the user
 * chooses. Pure.
 */
import type { MaskPixels, Size } from '../../../../../shared/raster/mask-pixels.ts'

export type Reading = 'white' | 'transparent'

export interface MaskPlanes extends Size {
  /** Brightness of each pixel, over black where it is transparent; 255 = white. */
  white: Uint8Array
  /** 255 minus the opacity of each pixel; null if the picture is fully opaque. */
  transparent: Uint8Array | null
}

/** Planes with nothing read yet. */
export function emptyPlanes({ width, height }: Size): MaskPlanes {
  return { width, height, white: new Uint8Array(width * height), transparent: null }
}

/**
 * Reads rows of pixels into the planes.
 * @param rgba red, green, blue and opacity of whole rows, not premultiplied
 * @param firstRow their position in the picture
 */
export function readRows(planes: MaskPlanes, rgba: Uint8ClampedArray | Uint8Array, firstRow: number): void {
  const start = firstRow * planes.width
  const count = rgba.length / 4
  for (let i = 0; i < count; i += 1) {
    const at = i * 4
    const opacity = rgba[at + 3]!
    // The weights add up to 256, so that a grey keeps its exact brightness.
    const brightness = (77 * rgba[at]! + 150 * rgba[at + 1]! + 29 * rgba[at + 2]! + 128) >> 8
    planes.white[start + i] = opacity === 255 ? brightness : Math.round((brightness * opacity) / 255)
    if (opacity !== 255) {
      planes.transparent ??= new Uint8Array(planes.white.length)
      planes.transparent[start + i] = 255 - opacity
    }
  }
}

/** The mask for one interpretation; in an opaque picture nothing is transparent. */
export function maskOf({ width, height, white, transparent }: MaskPlanes, reading: Reading): MaskPixels {
  return { width, height, data: reading === 'white' ? white : (transparent ?? new Uint8Array(width * height)) }
}

/**
 * The most likely interpretation: white strokes on nothing are a mask by white, holes in a picture are one by
 * transparency.
 */
export function likelyReading({ white, transparent }: MaskPlanes): Reading {
  if (transparent === null) return 'white'
  for (let i = 0; i < white.length; i += 1) {
    // Opaque but not white: this is a picture with holes.
    if (transparent[i] === 0 && white[i]! < 250) return 'transparent'
  }
  return transparent.every((value) => value === 255) ? 'transparent' : 'white'
}
