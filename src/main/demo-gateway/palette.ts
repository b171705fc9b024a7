import type { Lab } from './colour.ts'
import { chromaOf, clamp, hueDistance, hueOf, lch, mix } from './colour.ts'
import type { Time } from './lexicon.ts'
import type { Random } from './random.ts'

/** The colours of one picture, by role. */
export interface Palette {
  zenith: Lab
  middle: Lab
  horizon: Lab
  /** Of the sun, the moon, lamps. */
  light: Lab
  /** Distant things, and close ones. */
  far: Lab
  near: Lab
  accent: Lab
  second: Lab
}

type Row = [l: number, c: number, h: number]
type Sheet = [zenith: Row, middle: Row, horizon: Row, light: Row, far: Row, near: Row, accent: Row, second: Row]

/** Chosen by eye, a few for every time of day. */
const sheets: Record<Time, Sheet[]> = {
  dawn: [
    [
      [0.6, 0.08, 255],
      [0.78, 0.07, 330],
      [0.92, 0.07, 70],
      [0.97, 0.06, 85],
      [0.7, 0.06, 300],
      [0.3, 0.06, 285],
      [0.72, 0.15, 25],
      [0.82, 0.12, 80]
    ],
    [
      [0.7, 0.07, 220],
      [0.85, 0.05, 150],
      [0.95, 0.07, 95],
      [0.98, 0.05, 95],
      [0.72, 0.05, 200],
      [0.32, 0.05, 190],
      [0.74, 0.14, 45],
      [0.7, 0.12, 350]
    ],
    [
      [0.55, 0.09, 290],
      [0.74, 0.1, 350],
      [0.9, 0.1, 55],
      [0.97, 0.07, 75],
      [0.66, 0.08, 340],
      [0.28, 0.07, 320],
      [0.85, 0.12, 90],
      [0.62, 0.12, 200]
    ],
    [
      [0.72, 0.06, 240],
      [0.86, 0.05, 20],
      [0.93, 0.06, 50],
      [0.98, 0.04, 80],
      [0.75, 0.05, 260],
      [0.36, 0.06, 230],
      [0.7, 0.16, 30],
      [0.84, 0.1, 95]
    ]
  ],
  day: [
    [
      [0.6, 0.12, 250],
      [0.77, 0.08, 235],
      [0.93, 0.03, 215],
      [0.99, 0.03, 100],
      [0.72, 0.06, 230],
      [0.34, 0.08, 160],
      [0.68, 0.19, 30],
      [0.85, 0.15, 92]
    ],
    [
      [0.66, 0.1, 225],
      [0.82, 0.06, 210],
      [0.95, 0.04, 110],
      [0.99, 0.04, 100],
      [0.74, 0.07, 190],
      [0.38, 0.09, 145],
      [0.72, 0.17, 350],
      [0.86, 0.14, 85]
    ],
    [
      [0.72, 0.09, 200],
      [0.87, 0.05, 180],
      [0.96, 0.05, 90],
      [0.99, 0.03, 90],
      [0.78, 0.08, 120],
      [0.4, 0.1, 130],
      [0.7, 0.18, 45],
      [0.6, 0.14, 300]
    ],
    [
      [0.52, 0.13, 262],
      [0.72, 0.1, 245],
      [0.92, 0.04, 80],
      [0.99, 0.03, 80],
      [0.65, 0.08, 250],
      [0.3, 0.07, 210],
      [0.75, 0.17, 60],
      [0.72, 0.15, 10]
    ]
  ],
  sunset: [
    [
      [0.36, 0.1, 280],
      [0.62, 0.16, 35],
      [0.86, 0.15, 75],
      [0.97, 0.1, 90],
      [0.6, 0.13, 35],
      [0.21, 0.06, 290],
      [0.68, 0.19, 30],
      [0.62, 0.1, 190]
    ],
    [
      [0.44, 0.1, 310],
      [0.66, 0.15, 10],
      [0.87, 0.12, 60],
      [0.97, 0.08, 80],
      [0.62, 0.13, 350],
      [0.23, 0.08, 310],
      [0.84, 0.15, 85],
      [0.6, 0.12, 250]
    ],
    [
      [0.48, 0.08, 215],
      [0.74, 0.08, 80],
      [0.87, 0.13, 65],
      [0.98, 0.08, 85],
      [0.62, 0.08, 60],
      [0.24, 0.05, 230],
      [0.68, 0.18, 40],
      [0.75, 0.12, 20]
    ],
    [
      [0.3, 0.09, 265],
      [0.56, 0.18, 20],
      [0.8, 0.17, 55],
      [0.96, 0.11, 80],
      [0.5, 0.15, 15],
      [0.18, 0.06, 280],
      [0.85, 0.16, 80],
      [0.66, 0.16, 345]
    ],
    [
      [0.58, 0.1, 245],
      [0.8, 0.09, 30],
      [0.9, 0.11, 70],
      [0.98, 0.07, 90],
      [0.7, 0.1, 20],
      [0.3, 0.08, 265],
      [0.7, 0.17, 20],
      [0.82, 0.13, 85]
    ]
  ],
  dusk: [
    [
      [0.24, 0.07, 265],
      [0.44, 0.1, 295],
      [0.74, 0.11, 20],
      [0.95, 0.06, 70],
      [0.46, 0.09, 300],
      [0.15, 0.04, 275],
      [0.76, 0.15, 60],
      [0.62, 0.14, 350]
    ],
    [
      [0.27, 0.06, 225],
      [0.46, 0.07, 205],
      [0.78, 0.08, 85],
      [0.96, 0.06, 90],
      [0.45, 0.06, 210],
      [0.16, 0.03, 230],
      [0.74, 0.16, 45],
      [0.66, 0.12, 25]
    ],
    [
      [0.26, 0.09, 300],
      [0.48, 0.13, 340],
      [0.76, 0.12, 40],
      [0.96, 0.06, 70],
      [0.46, 0.12, 330],
      [0.16, 0.06, 300],
      [0.8, 0.14, 80],
      [0.6, 0.13, 230]
    ],
    [
      [0.3, 0.09, 255],
      [0.55, 0.1, 250],
      [0.83, 0.07, 60],
      [0.97, 0.05, 80],
      [0.5, 0.08, 250],
      [0.17, 0.05, 260],
      [0.78, 0.15, 70],
      [0.68, 0.13, 15]
    ]
  ],
  night: [
    [
      [0.16, 0.05, 270],
      [0.26, 0.07, 262],
      [0.44, 0.08, 240],
      [0.95, 0.03, 95],
      [0.34, 0.06, 255],
      [0.1, 0.03, 270],
      [0.78, 0.14, 75],
      [0.62, 0.14, 200]
    ],
    [
      [0.15, 0.05, 295],
      [0.27, 0.09, 300],
      [0.48, 0.11, 330],
      [0.95, 0.04, 60],
      [0.34, 0.09, 310],
      [0.1, 0.04, 290],
      [0.75, 0.16, 40],
      [0.68, 0.13, 180]
    ],
    [
      [0.17, 0.04, 220],
      [0.29, 0.06, 205],
      [0.5, 0.07, 180],
      [0.96, 0.04, 110],
      [0.35, 0.05, 205],
      [0.11, 0.03, 220],
      [0.8, 0.14, 85],
      [0.64, 0.15, 20]
    ],
    [
      [0.19, 0.06, 262],
      [0.33, 0.09, 265],
      [0.56, 0.08, 270],
      [0.97, 0.03, 90],
      [0.4, 0.08, 262],
      [0.12, 0.04, 265],
      [0.82, 0.12, 70],
      [0.66, 0.15, 345]
    ]
  ]
}

const names = ['zenith', 'middle', 'horizon', 'light', 'far', 'near', 'accent', 'second'] as const

/**
 * @param wanted hues named by the prompt, the first is the picture's main hue; -1 is grey
 * @param unwanted hues named by the negative prompt
 */
export function choosePalette(
  time: Time,
  words: Random,
  seed: Random,
  wanted: readonly number[],
  unwanted: readonly number[]
): Palette {
  const first = words.pick(sheets[time])
  const other = seed.pick(sheets[time])
  const lean = seed.range(0, 0.45)
  const turn = words.range(-12, 12) + seed.range(-9, 9)
  const palette = Object.fromEntries(
    names.map((name, i) => {
      const [l, c, h] = first[i]!
      const blended = mix(lch(l, c, h), lch(...other[i]!), lean)
      // Blending two hues loses chroma; this restores it.
      const chroma = clamp((c + chromaOf(blended)) / 2, 0, 0.2)
      return [name, avoid(toward(name, lch(blended[0], chroma, hueOf(blended) + turn), wanted), unwanted)]
    })
  )
  return palette as unknown as Palette
}

/** How much each part follows the prompt's first colour; the rest follows the second. */
const follows: Record<(typeof names)[number], number> = {
  zenith: 0.9,
  middle: 0.9,
  horizon: 0.45,
  light: 0.15,
  far: 0.9,
  near: 0.85,
  accent: 0.9,
  second: 0.3
}

function toward(name: (typeof names)[number], colour: Lab, wanted: readonly number[]): Lab {
  if (wanted.length === 0) return colour
  const own =
    name === 'horizon' || name === 'accent'
      ? (wanted[1] ?? wanted[0]!)
      : name === 'second'
        ? (wanted[2] ?? wanted[0]!)
        : wanted[0]!
  const share = wanted.length > 1 && (name === 'horizon' || name === 'accent') ? 0.9 : follows[name]
  if (own < 0) return [colour[0], colour[1] * (1 - share * 0.85), colour[2] * (1 - share * 0.85)]
  const target = lch(colour[0], Math.max(chromaOf(colour), name === 'accent' ? 0.16 : 0.09), own)
  return mix(colour, target, share)
}

function avoid(colour: Lab, unwanted: readonly number[]): Lab {
  const hue = hueOf(colour)
  if (!unwanted.some((other) => other >= 0 && hueDistance(hue, other) < 48)) return colour
  const free = [1, -1, 2, -2, 3]
    .map((k) => hue + k * 60)
    .find((h) => unwanted.every((other) => other < 0 || hueDistance(h, other) >= 48))
  return lch(colour[0], free === undefined ? 0.01 : chromaOf(colour) * 0.9, free ?? 0)
}
