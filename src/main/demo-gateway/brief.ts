/** What to paint: a request interpreted with the lexicon. */
import { chromaOf, clamp, lch, mix, smooth } from './colour.ts'
import type { SceneName, Time } from './lexicon.ts'
import { huesIn, sceneNames, tagsIn, times, wordsOf } from './lexicon.ts'
import type { Palette } from './palette.ts'
import { choosePalette } from './palette.ts'
import { hashText, Random } from './random.ts'

export interface PaintRequest {
  prompt: string
  negativePrompt: string
  seed: number
  /** 1..100 */
  steps: number
  /** 0..20 */
  guidance: number
  /** Pixels, 64..2048. */
  width: number
  height: number
  /** Anything else that should make a difference: the model's name, the number of the picture within its request. */
  variant: string
}

export interface Brief {
  request: PaintRequest
  scene: SceneName
  time: Time
  palette: Palette
  /** 0 = flat poster, 1 = everything. */
  detail: number
  contrast: number
  saturation: number
  /** Named by the prompt but not by the negative prompt: "weather:fog", "show:moon", "style:film". */
  has(tag: string): boolean
  /** Not named by the negative prompt. */
  allows(tag: string): boolean
  /** Named, or chosen with this probability if the prompt leaves it open. */
  maybe(tag: string, chance: number): boolean
  /**
   * A separate stream of random numbers for each part of the picture, so that adding one part leaves the others
   * unchanged.
   */
  random(part: string): Random
}

/** Interprets a request. Pure. */
export function readBrief(request: PaintRequest): Brief {
  const tags = tagsIn(request.prompt)
  const removed = new Set(tagsIn(request.negativePrompt))
  const present = new Set(tags.filter((tag) => !removed.has(tag)))
  const words = new Random(hashText(wordsOf(request.prompt).join(' ')))
  // The negative prompt removes things but keeps the composition.
  const base = hashText(`${wordsOf(request.prompt).join(' ')}|${request.seed}|${request.variant}`)
  const random = (part: string): Random => new Random((base ^ hashText(part)) >>> 0)
  const scene = chooseScene(tags, removed, words)
  const time = chooseTime(present, removed, scene, words)
  const unwanted = huesIn(request.negativePrompt)
  const wanted = huesIn(request.prompt).filter((hue) => !unwanted.includes(hue))
  const guidance = clamp(request.guidance, 0, 20)
  const palette = choosePalette(time, words, random('palette'), wanted, unwanted)
  return {
    request,
    scene,
    time,
    palette: styled(palette, present),
    detail: clamp(0.12 + 0.88 * smooth(0, 1, clamp(Math.log2(Math.max(1, request.steps)) / Math.log2(28)))),
    contrast: 0.84 + 0.32 * (1 - Math.exp(-guidance / 8)),
    saturation: 0.74 + 0.52 * (1 - Math.exp(-guidance / 7)),
    has: (tag) => present.has(tag),
    allows: (tag) => !removed.has(tag),
    maybe: (tag, chance) => present.has(tag) || (!removed.has(tag) && random(`maybe ${tag}`).chance(chance)),
    random
  }
}

/** Subjects that take precedence over any landscape named with them. */
const foremost: readonly SceneName[] = ['creature', 'portrait', 'underwater', 'space', 'abstract']

function chooseScene(tags: readonly string[], removed: ReadonlySet<string>, words: Random): SceneName {
  const named = tags
    .filter((tag) => tag.startsWith('scene:') && !removed.has(tag))
    .map((tag) => tag.slice(6) as SceneName)
  const spare = words.pick(
    sceneNames.filter((name) => !removed.has(`scene:${name}`) && name !== 'portrait' && name !== 'creature')
  )
  return named.find((name) => foremost.includes(name)) ?? named[0] ?? spare
}

function chooseTime(present: ReadonlySet<string>, removed: ReadonlySet<string>, scene: SceneName, words: Random): Time {
  const named = times.filter((time) => present.has(`time:${time}`))
  const drawn = words.pick(['dawn', 'day', 'day', 'sunset', 'sunset', 'dusk', 'night'] as const)
  if (named.length > 0) return named.at(-1)!
  if (scene === 'space' || present.has('style:neon') || present.has('show:stars') || present.has('show:aurora'))
    return 'night'
  if (present.has('show:moon')) return 'dusk'
  if (scene === 'garden' || scene === 'branch') return drawn === 'night' || drawn === 'dusk' ? 'day' : drawn
  return removed.has(`time:${drawn}`) ? (times.find((time) => !removed.has(`time:${time}`)) ?? 'day') : drawn
}

function styled(palette: Palette, present: ReadonlySet<string>): Palette {
  const each = (change: (colour: Palette[keyof Palette]) => Palette[keyof Palette]): void => {
    for (const name of Object.keys(palette) as (keyof Palette)[]) palette[name] = change(palette[name])
  }
  if (present.has('style:pastel')) each(([l, a, b]) => [0.42 + 0.56 * l, a * 0.72, b * 0.72])
  if (present.has('style:vivid')) each(([l, a, b]) => [l, a * 1.3, b * 1.3])
  if (present.has('style:dark')) each(([l, a, b]) => [l * 0.78, a * 0.7, b * 0.7])
  if (present.has('weather:storm')) each(([l, a, b]) => [l * 0.86, a * 0.62, b * 0.62])
  if (present.has('weather:fog'))
    each((colour) => mix(colour, [0.8, palette.horizon[1] * 0.5, palette.horizon[2] * 0.5], 0.25))
  if (present.has('style:neon')) {
    palette.zenith = mix(palette.zenith, lch(0.14, 0.07, 290), 0.6)
    palette.middle = mix(palette.middle, lch(0.3, 0.15, 310), 0.7)
    palette.horizon = mix(palette.horizon, lch(0.58, 0.22, 350), 0.75)
    palette.accent = lch(0.68, 0.25, 350)
    palette.second = lch(0.82, 0.15, 200)
  }
  if (present.has('style:mono')) each((colour) => lch(colour[0], Math.min(0.012, chromaOf(colour)), 80))
  return palette
}
