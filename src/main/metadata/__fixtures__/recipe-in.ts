/** The recipe read from a file with these texts in it. */

import { readRecipe } from '../read-recipe.ts'
import type { Recipe } from '../recipe.ts'
import { app1, comment, intoJpeg, intoPng, iTXt, tiff } from './made-files.ts'
import { plain } from './plain-files.ts'

export const { png, jpeg, webp } = plain

export const inPng = (...texts: [string, string][]): Recipe | null =>
  readRecipe(
    intoPng(
      png,
      texts.map(([name, text]) => iTXt(name, text))
    )
  )
export const inComment = (text: string, order: 'be' | 'le' = 'be'): Recipe | null =>
  readRecipe(intoJpeg(jpeg, [app1(tiff([comment(text, order)]))]))
