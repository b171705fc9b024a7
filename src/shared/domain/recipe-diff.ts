/** How the recipes of pictures differ: as a table of values side by side, and as a few plain words. */
import { t } from '../messages/t.ts'
import { formatList } from '../words/list.ts'
import { parameterNames, parameterTable } from './parameter-table.ts'
import type { ParameterName, Parameters } from './parameters.ts'
import type { Picture } from './picture.ts'
import { changedWords, wordDiff } from './word-diff.ts'

/** What is compared of a picture. */
export type Recipe = Pick<
  Picture,
  | 'parameters'
  | 'operationId'
  | 'operationLabel'
  | 'providerLabel'
  | 'width'
  | 'height'
  | 'inpaint'
  | 'maskId'
  | 'sourcePictureId'
>

export interface RecipeRow {
  /** A parameter's name, "model", "size", "inpaint.mode" and the like. */
  key: string
  label: string
  /** One for each picture, in order; null if a picture has none. */
  values: (string | null)[]
  differs: boolean
  /** text: a long text, shown with its changes; mask: the id of a mask; picture: the id of a picture. */
  kind: 'value' | 'text' | 'mask' | 'picture'
}

const compared = parameterNames.filter((name) => parameterTable[name].compared)

/** A parameter's value in words; null if it is absent. */
export function valueInWords(value: Parameters[ParameterName]): string | null {
  if (value === undefined || value === '') return null
  return typeof value === 'boolean' ? t(value ? 'domain.recipeDiff.on' : 'domain.recipeDiff.off') : String(value)
}

const areas = { masked: t('domain.recipeDiff.aroundMask'), whole: t('domain.recipeDiff.wholePicture') } as const

const sideNames = ['left', 'top', 'right', 'bottom'] as const

const extensionOf = ({ inpaint }: Recipe): string | null => {
  if (inpaint === null) return null
  const sides = sideNames.filter((side) => inpaint.extend[side] > 0)
  return sides.length === 0
    ? null
    : sides.map((side) => t('domain.recipeDiff.sideBy', { side, pixels: inpaint.extend[side] })).join(', ')
}

interface Line {
  key: string
  label: string
  kind?: RecipeRow['kind']
  of: (recipe: Recipe) => string | null
}

/** All lines of recipes, in display order. */
const lines: readonly Line[] = [
  {
    key: 'prompt',
    label: parameterTable.prompt.label,
    kind: 'text',
    of: ({ parameters }) => parameters?.prompt || null
  },
  {
    key: 'negativePrompt',
    label: parameterTable.negativePrompt.label,
    kind: 'text',
    of: ({ parameters }) => parameters?.negativePrompt || null
  },
  {
    key: 'model',
    label: t('domain.recipeDiff.model'),
    of: ({ operationLabel, providerLabel }) => [operationLabel, providerLabel].filter(Boolean).join(', ') || null
  },
  { key: 'size', label: t('domain.recipeDiff.size'), of: ({ width, height }) => `${width} × ${height}` },
  ...compared.map((name) => ({
    key: name,
    label: parameterTable[name].label,
    of: ({ parameters }: Recipe) => valueInWords(parameters?.[name])
  })),
  {
    key: 'source',
    label: t('domain.recipeDiff.source'),
    kind: 'picture',
    of: ({ sourcePictureId }) => sourcePictureId
  },
  { key: 'mask', label: t('domain.recipeDiff.mask'), kind: 'mask', of: ({ maskId }) => maskId },
  {
    key: 'inpaint.mode',
    label: t('domain.recipeDiff.sentArea'),
    of: ({ inpaint }) => inpaint && areas[inpaint.mode]
  },
  {
    key: 'inpaint.sent',
    label: t('domain.recipeDiff.sentAt'),
    of: ({ inpaint }) => inpaint && `${inpaint.sent.width} × ${inpaint.sent.height}`
  },
  {
    key: 'inpaint.padding',
    label: t('domain.recipeDiff.padding'),
    of: ({ inpaint }) => (inpaint?.mode === 'masked' ? `${inpaint.padding} px` : null)
  },
  {
    key: 'inpaint.feather',
    label: t('domain.recipeDiff.feather'),
    of: ({ inpaint }) => inpaint && `${inpaint.feather} px`
  },
  { key: 'inpaint.extend', label: t('domain.recipeDiff.extension'), of: extensionOf },
  {
    key: 'inpaint.invert',
    label: t('domain.recipeDiff.maskInverted'),
    of: ({ inpaint }) => inpaint && t(inpaint.invert ? 'domain.recipeDiff.yes' : 'domain.recipeDiff.no')
  }
]

/** The recipes side by side: every line that at least one of them has. */
export function recipeRows(recipes: readonly Recipe[]): RecipeRow[] {
  return lines.flatMap(({ key, label, kind = 'value', of }) => {
    const values = recipes.map(of)
    if (values.every((value) => value === null)) return []
    return [{ key, label, kind, values, differs: values.some((value) => value !== values[0]) }]
  })
}

/** Maximum characters of a prompt in a label. */
const mostQuoted = 60

const quoted = (words: string): string =>
  `“${words.length > mostQuoted ? `${words.slice(0, mostQuoted - 1).trimEnd()}…` : words}”`

function promptChange(before: string, after: string): string {
  if (after === '') return t('domain.recipeDiff.withoutPrompt')
  if (before === '') return t('domain.recipeDiff.prompt', { after: quoted(after) })
  const { added, removed } = changedWords(wordDiff(before.slice(0, 4000), after.slice(0, 4000)))
  const all = [...added, ...removed].join(' ')
  if (all === '') return t('domain.recipeDiff.promptChanged')
  // A rewritten prompt says more than a list of differences.
  if (all.length > 160) return t('domain.recipeDiff.prompt', { after: quoted(after) })
  return [
    ...(added.length > 0 ? [`+ ${quoted(added.join(', '))}`] : []),
    ...(removed.length > 0 ? [`− ${quoted(removed.join(', '))}`] : [])
  ].join(' ')
}

/** The name of a compared line within a sentence. */
const nameOf = (key: string): string => t(`domain.parameterInSentence.${key as ParameterName | 'model' | 'size'}`)

/**
 * "seed 42 → 77": what changed between two recipes, most significant first. Empty if nothing did, or if a recipe is
 * unknown.
 */
export function recipeChanges(before: Recipe, after: Recipe): string[] {
  if (before.parameters === null || after.parameters === null) return []
  return (
    recipeRows([before, after])
      .filter(({ differs, key }) => differs && !['source', 'mask'].includes(key) && !key.startsWith('inpaint.'))
      // A size is least significant.
      .toSorted((a, b) => Number(a.key === 'size') - Number(b.key === 'size'))
      .map(({ key, values: [from, to] }) => {
        if (key === 'prompt') return promptChange(from ?? '', to ?? '')
        const name = nameOf(key)
        if (key === 'negativePrompt')
          return to === null || to === undefined
            ? t('domain.recipeDiff.without', { name })
            : from === null
              ? `${name}: ${quoted(to)}`
              : t('domain.recipeDiff.changed', { name })
        if (from === null) return `${name} ${to}`
        return to === null || to === undefined ? t('domain.recipeDiff.without', { name }) : `${name} ${from} → ${to}`
      })
  )
}

/** "“a red hat”, strength 0.7": what was requested of a repaint. */
export function repaintWords({ parameters, inpaint }: Recipe): string[] {
  const words = parameters === null || parameters.prompt === '' ? [] : [quoted(parameters.prompt)]
  if (parameters?.strength !== undefined) words.push(t('domain.recipeDiff.strength', { strength: parameters.strength }))
  const sides = sideNames.filter((side) => (inpaint?.extend[side] ?? 0) > 0)
  if (sides.length > 0)
    words.push(
      sides.length === 4
        ? t('domain.recipeDiff.extendedOnAllSides')
        : t('domain.recipeDiff.extendedOn', {
            sides: formatList(sides.map((side) => t(`domain.recipeDiff.sides.${side}`)))
          })
    )
  return words
}
