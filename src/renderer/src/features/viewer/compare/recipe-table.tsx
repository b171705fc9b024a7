import { Switch } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { maskUrl, mediaUrl } from '../../../../../shared/domain/picture.ts'
import { type RecipeRow, recipeRows } from '../../../../../shared/domain/recipe-diff.ts'
import { type TextPart, wordDiff } from '../../../../../shared/domain/word-diff.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatList } from '../../../../../shared/words/list.ts'
import { changeViewer, useViewerSetting } from '../viewer-settings.ts'
import classes from './compare.module.css'
import type { Pane } from './use-panes.ts'

/** Marks the words of a text that another one does not have. */
function Words({ parts, mark }: { parts: readonly TextPart[]; mark: 'added' | 'removed' }): ReactNode {
  return parts.map(({ text, kind }, at) => {
    // oxlint-disable-next-line react/no-array-index-key -- parts have no name of their own and are never moved
    if (kind === mark) return <mark key={at}>{text}</mark>
    return kind === 'same' ? text : null
  })
}

/**
 * A long text with its distinctive words marked. With two, each shows what the other lacks; with more, each shows what
 * the first one lacks.
 */
function Text({ values, at }: { values: readonly (string | null)[]; at: number }): ReactNode {
  const first = values.findIndex((value) => value !== null)
  const own = values[at] ?? ''
  const held = at === first ? (values.length === 2 ? (values[1] ?? null) : null) : (values[first] ?? null)
  const mark = at === first ? 'removed' : 'added'
  const parts = useMemo(
    () => (held === null ? null : mark === 'removed' ? wordDiff(own, held) : wordDiff(held, own)),
    [own, held, mark]
  )
  return (
    <span className={classes.text} tabIndex={0}>
      {parts === null ? own : <Words parts={parts} mark={mark} />}
    </span>
  )
}

function Small({ src, alt }: { src: string; alt: string }): ReactNode {
  const [gone, setGone] = useState(false)
  return gone ? (
    t('viewer.recipeTable.gone')
  ) : (
    <img className={classes.small} src={src} alt={alt} onError={() => setGone(true)} />
  )
}

function Value({ row, at }: { row: RecipeRow; at: number }): ReactNode {
  const value = row.values[at] ?? null
  if (value === null) return <span className={classes.none}>–</span>
  if (row.kind === 'text')
    return row.differs ? (
      <Text values={row.values} at={at} />
    ) : (
      <span className={classes.text} tabIndex={0}>
        {value}
      </span>
    )
  if (row.kind === 'mask') return <Small key={value} src={maskUrl(value)} alt={t('viewer.recipeTable.mask')} />
  if (row.kind === 'picture')
    return <Small key={value} src={mediaUrl(value, 'small')} alt={t('viewer.recipeTable.source')} />
  return value
}

function Row({ row, panes }: { row: RecipeRow; panes: readonly Pane[] }): ReactNode {
  return (
    <tr data-differs={row.differs || undefined}>
      <th scope="row">
        <span aria-hidden={row.differs}>{row.label}</span>
        {row.differs ? (
          <span className="visually-hidden">{t('viewer.recipeTable.differs', { label: row.label })}</span>
        ) : null}
      </th>
      {panes.map(({ letter }, at) => (
        <td key={letter} data-selectable>
          <Value row={row} at={at} />
        </td>
      ))}
    </tr>
  )
}

/** The recipes of the pictures, side by side, with differences marked. */
export function RecipeTable({ panes }: { panes: readonly Pane[] }): ReactNode {
  const onlyDifferent = useViewerSetting('compareOnlyDifferent')
  const known = panes.every(({ picture }) => picture !== null)
  const rows = useMemo(() => (known ? recipeRows(panes.map(({ picture }) => picture!)) : []), [panes, known])
  const shown = onlyDifferent ? rows.filter(({ differs }) => differs) : rows
  const different = rows.filter(({ differs }) => differs).length
  const unknown = panes.filter(({ picture }) => picture?.parameters === null)
  return (
    <section className={classes.recipes} aria-label={t('viewer.recipeTable.recipes')}>
      <div className={classes.recipesHead}>
        <span role="status">
          {known
            ? different === 0
              ? unknown.length > 0
                ? t('viewer.recipeTable.noKnown')
                : t('viewer.recipeTable.same')
              : t('viewer.recipeTable.differ', { count: different })
            : ''}
        </span>
        {unknown.length > 0 ? (
          <span>
            {t('viewer.recipeTable.unknown', {
              count: unknown.length,
              pictures: formatList(unknown.map(({ letter }) => letter))
            })}
          </span>
        ) : null}
        <Switch
          ms="auto"
          label={t('viewer.recipeTable.onlyDifferences')}
          checked={onlyDifferent}
          onChange={(event) => changeViewer({ compareOnlyDifferent: event.currentTarget.checked })}
        />
      </div>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('viewer.recipeTable.lines')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <td />
              {panes.map(({ letter }) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.key} row={row} panes={panes} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
