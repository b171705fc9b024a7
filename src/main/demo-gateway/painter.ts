/** Paints a picture by algorithm from the words of a prompt. Pure: the same request gives the same bytes. */
import type { Brief, PaintRequest } from './brief.ts'
import { readBrief } from './brief.ts'
import { Canvas } from './canvas.ts'
import { develop } from './develop.ts'
import type { SceneName } from './lexicon.ts'
import { paintAbstract } from './scenes/abstract.ts'
import { paintCreature, paintPortrait } from './scenes/beings.ts'
import { paintBranch } from './scenes/branch.ts'
import { paintCity } from './scenes/city.ts'
import { paintSpace, paintUnderwater } from './scenes/deep.ts'
import { paintDesert } from './scenes/desert.ts'
import { paintForest } from './scenes/forest.ts'
import { paintGarden } from './scenes/garden.ts'
import { paintMountains } from './scenes/mountains.ts'
import { paintWeather } from './scenes/parts.ts'
import { paintSea } from './scenes/sea.ts'
import { paintStillLife } from './scenes/still-life.ts'

export interface Painted {
  /** sRGB, three bytes per pixel. */
  pixels: Uint8Array
  width: number
  height: number
}

const scenes: Record<SceneName, (canvas: Canvas, brief: Brief) => void> = {
  mountains: paintMountains,
  sea: paintSea,
  forest: paintForest,
  city: paintCity,
  desert: paintDesert,
  space: paintSpace,
  garden: paintGarden,
  branch: paintBranch,
  abstract: paintAbstract,
  portrait: paintPortrait,
  still: paintStillLife,
  underwater: paintUnderwater,
  creature: paintCreature
}

/** @param request width and height 64..2048 */
export function paint(request: PaintRequest): Painted {
  const brief = readBrief(request)
  const canvas = paintScene(brief)
  return { pixels: develop(canvas, brief), width: canvas.width, height: canvas.height }
}

/** The scene without the last pass. */
export function paintScene(brief: Brief): Canvas {
  const canvas = new Canvas(brief.request.width, brief.request.height)
  scenes[brief.scene](canvas, brief)
  paintWeather(canvas, brief)
  return canvas
}
