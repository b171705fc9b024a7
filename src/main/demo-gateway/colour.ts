/**
 * Colours as Oklab triples: lightness 0..1 and two opponent axes. Blending stays clean where blending in sRGB turns
 * grey.
 */
export type Lab = readonly [l: number, a: number, b: number]

/** @param hue degrees: red 29, orange 60, yellow 105, green 142, teal 190, blue 255, purple 305, pink 350 */
export function lch(lightness: number, chroma: number, hue: number): Lab {
  const angle = (hue * Math.PI) / 180
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]
}

export function chromaOf(colour: Lab): number {
  return Math.hypot(colour[1], colour[2])
}

/** Degrees, 0..360. */
export function hueOf(colour: Lab): number {
  return ((Math.atan2(colour[2], colour[1]) * 180) / Math.PI + 360) % 360
}

export function mix(from: Lab, to: Lab, t: number): Lab {
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t]
}

/** Lighter by `lightness`, chroma times `chroma`, hue rotated by `turn` degrees. */
export function shift(colour: Lab, lightness: number, chroma = 1, turn = 0): Lab {
  if (turn === 0) return [clamp(colour[0] + lightness), colour[1] * chroma, colour[2] * chroma]
  return lch(clamp(colour[0] + lightness), chromaOf(colour) * chroma, hueOf(colour) + turn)
}

export function clamp(x: number, low = 0, high = 1): number {
  return x < low ? low : x > high ? high : x
}

/** 0 below `from`, 1 above `to`, smooth in between; falling if `from` > `to`. */
export function smooth(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from))
  return t * t * (3 - 2 * t)
}

/** Degrees between two hues, 0..180. */
export function hueDistance(a: number, b: number): number {
  const d = Math.abs(a - b) % 360
  return d > 180 ? 360 - d : d
}

const steps = 4096
const gamma = Uint8ClampedArray.from({ length: steps + 1 }, (_, i) => {
  const x = i / steps
  return 255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055)
})

function toByte(linear: number): number {
  return gamma[linear <= 0 ? 0 : linear >= 1 ? steps : Math.round(linear * steps)]!
}

/** Writes an Oklab colour as three sRGB bytes. */
export function writeRgb(out: Uint8Array, at: number, l: number, a: number, b: number): void {
  const p = l + 0.3963377774 * a + 0.2158037573 * b
  const q = l - 0.1055613458 * a - 0.0638541728 * b
  const r = l - 0.0894841775 * a - 1.291485548 * b
  const p3 = p * p * p
  const q3 = q * q * q
  const r3 = r * r * r
  out[at] = toByte(4.0767416621 * p3 - 3.3077115913 * q3 + 0.2309699292 * r3)
  out[at + 1] = toByte(-1.2684380046 * p3 + 2.6097574011 * q3 - 0.3413193965 * r3)
  out[at + 2] = toByte(-0.0041960863 * p3 - 0.7034186147 * q3 + 1.707614701 * r3)
}

function toLinear(byte: number): number {
  const x = byte / 255
  return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4
}

/** The Oklab colour of three sRGB bytes. */
export function fromRgb(red: number, green: number, blue: number): Lab {
  const r = toLinear(red)
  const g = toLinear(green)
  const b = toLinear(blue)
  const p = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const q = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * p + 0.793617785 * q - 0.0040720468 * s,
    1.9779984951 * p - 2.428592205 * q + 0.4505937099 * s,
    0.0259040371 * p + 0.7827717662 * q - 0.808675766 * s
  ]
}
