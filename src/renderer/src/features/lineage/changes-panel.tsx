import { Button } from '@mantine/core'
import { IconArrowsLeftRight, IconX } from '@tabler/icons-react'
import { Fragment, type ReactNode, useEffect, useMemo, useState } from 'react'
import { maskUrl, mediaUrl, type Picture } from '../../../../shared/domain/picture.ts'
import { type RecipeRow, recipeRows } from '../../../../shared/domain/recipe-diff.ts'
import { wordDiff } from '../../../../shared/domain/word-diff.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatMoment } from '../../../../shared/words/time.ts'
import { contextOf } from '../../actions/action.ts'
import { comparePictures } from '../../actions/pictures.ts'
import { loadPicture } from '../../data/pictures-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useNow } from '../../ui/use-now.ts'
import classes from './lineage.module.css'
import { lineageNow } from './lineage-store.ts'

interface Props {
  pair: readonly [string, string]
}

const icon = { size: 18, stroke: 1.5 }

/** Compares two steps: what differs in how they were made. */
export function ChangesPanel({ pair }: Props): ReactNode {
  const { pairChosen, pairCleared } = lineageNow()
  const { pictures, failure } = useTwoPictures(pair)
  return (
    <aside className={classes.changes} aria-label={t('lineage.changesPanel.whatChanged')}>
      <div className={classes.changesHead}>
        <h2>{t('lineage.changesPanel.whatChanged')}</h2>
        <div>
          <IconButton
            label={t('lineage.changesPanel.swap')}
            icon={<IconArrowsLeftRight {...icon} />}
            onClick={() => pairChosen([pair[1], pair[0]])}
          />
          <IconButton
            label={t('lineage.changesPanel.close')}
            shortcut="Esc"
            icon={<IconX {...icon} />}
            onClick={pairCleared}
          />
        </div>
      </div>
      {failure ? (
        <EmptyState failure title={failure.message}>
          {failure.data.nextStep}
        </EmptyState>
      ) : pictures ? (
        <>
          <Changes pictures={pictures} />
          <div className={classes.changesFoot}>
            <ActionTextButton
              fullWidth
              withIcon
              action={comparePictures}
              context={contextOf('lineage', [...pair], false)}
            />
          </div>
        </>
      ) : null}
    </aside>
  )
}

function Changes({ pictures: [before, after] }: { pictures: readonly [Picture, Picture] }): ReactNode {
  const now = useNow(true, 60_000)
  const rows = useMemo(() => recipeRows([before, after]), [before, after])
  const differing = rows.filter(({ differs }) => differs)
  const same = rows.length - differing.length
  const [unchanged, setUnchanged] = useState(false)
  return (
    <div className={classes.changesBody}>
      <div className={classes.two}>
        <Side letter="A" picture={before} now={now} />
        <Side letter="B" picture={after} now={now} />
      </div>
      {before.parameters === null || after.parameters === null ? (
        <p className={classes.same}>{t('lineage.changesPanel.unknown')}</p>
      ) : null}
      <dl className={classes.rows} data-selectable>
        {differing.map((row) => (
          <Row key={row.key} row={row} />
        ))}
        {unchanged ? rows.filter(({ differs }) => !differs).map((row) => <Row key={row.key} row={row} />) : null}
      </dl>
      {differing.length === 0 ? <p className={classes.same}>{t('lineage.changesPanel.same')}</p> : null}
      {same > 0 ? (
        <Button mt={12} size="xs" variant="subtle" color="gray" px={0} onClick={() => setUnchanged(!unchanged)}>
          {unchanged ? t('lineage.changesPanel.hideSame') : t('lineage.changesPanel.showWhatIsSame', { same })}
        </Button>
      ) : null}
    </div>
  )
}

function Side({ letter, picture, now }: { letter: string; picture: Picture; now: number }): ReactNode {
  return (
    <figure>
      <button
        type="button"
        aria-label={t('lineage.changesPanel.goToStep', { letter })}
        onClick={() => lineageNow().stepChosen(picture.id)}
      >
        <img
          src={mediaUrl(picture.id, 'thumbnail')}
          alt={picture.parameters?.prompt || t('lineage.changesPanel.pictureWithoutKnownPrompt')}
          draggable={false}
        />
      </button>
      <figcaption>
        <b>{letter}</b> {formatMoment(picture.createdAt, now)}
      </figcaption>
    </figure>
  )
}

function Row({ row }: { row: RecipeRow }): ReactNode {
  const [before, after] = row.values
  return (
    <Fragment>
      <dt>{row.label}</dt>
      <dd>
        {row.kind === 'mask' ? (
          <Masks ids={row.values} />
        ) : row.kind === 'picture' ? (
          t('lineage.changesPanel.anotherPicture')
        ) : row.kind === 'text' ? (
          <Words before={before ?? ''} after={after ?? ''} />
        ) : (
          <Values {...row} />
        )}
      </dd>
    </Fragment>
  )
}

function Values({ values: [before, after], differs }: RecipeRow): ReactNode {
  if (!differs) return before
  return (
    <>
      {before ?? t('lineage.changesPanel.none')}
      <span className={classes.arrow} role="img" aria-label={t('lineage.changesPanel.became')}>
        →
      </span>
      {after ?? t('lineage.changesPanel.none')}
    </>
  )
}

function Words({ before, after }: { before: string; after: string }): ReactNode {
  const parts = useMemo(() => wordDiff(before, after), [before, after])
  return parts.map(({ text, kind }, at) => {
    // Parts have no names: the index identifies them.
    const key = `${at}${kind}`
    if (kind === 'added') return <ins key={key}>{text}</ins>
    return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>
  })
}

function Masks({ ids }: { ids: readonly (string | null)[] }): ReactNode {
  return (
    <div className={classes.masks}>
      {ids.map((id, at) => (
        <span key={at === 0 ? 'A' : 'B'}>
          {id === null ? (
            'none'
          ) : (
            <img
              src={maskUrl(id)}
              alt={at === 0 ? t('lineage.changesPanel.maskOf') : t('lineage.changesPanel.maskOfB')}
            />
          )}
        </span>
      ))}
    </div>
  )
}

/** The full records of two pictures; the previous two stay until the next are loaded, so nothing flickers. */
function useTwoPictures([a, b]: readonly [string, string]): {
  pictures: readonly [Picture, Picture] | null
  failure: AppError | null
} {
  const [found, setFound] = useState<{ pictures: readonly [Picture, Picture] | null; failure: AppError | null }>({
    pictures: null,
    failure: null
  })
  useEffect(() => {
    let wanted = true
    Promise.all([loadPicture(a), loadPicture(b)]).then(
      (pictures) => {
        if (wanted) setFound({ pictures, failure: null })
      },
      (failure: AppError) => {
        if (wanted) setFound({ pictures: null, failure })
      }
    )
    return () => {
      wanted = false
    }
  }, [a, b])
  return found
}
