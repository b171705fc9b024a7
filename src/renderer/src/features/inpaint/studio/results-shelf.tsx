import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { mediaUrl, type Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { runAction } from '../../../actions/registry.ts'
import { useFace } from '../../../actions/use-face.ts'
import { useJobs } from '../../../data/jobs-store.ts'
import { JobTile } from './job-tile.tsx'
import { bringAllBack } from './result-actions.ts'
import classes from './results.module.css'
import { openJobs, shownResults } from './results.ts'
import { useStudio } from './studio-store.ts'

function Tile({
  result,
  position,
  count,
  shown
}: {
  result: Picture
  position: number
  count: number
  shown: boolean
}): ReactNode {
  const button = useRef<HTMLButtonElement>(null)
  const seed = result.parameters?.seed
  const name = [
    t('inpaint.resultsShelf.result', { position }),
    seed === undefined ? '' : t('inpaint.resultsShelf.seed', { seed })
  ]
    .filter(Boolean)
    .join(', ')
  // Newer results move the current one along.
  useEffect(() => {
    if (shown && count > 0) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown, count])
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={classes.tile}
        style={{ backgroundColor: result.colour }}
        aria-label={name}
        aria-pressed={shown}
        title={name}
        onClick={() => useStudio.getState().comparisonChosen(shown ? null : result.id)}
      >
        <img src={mediaUrl(result.id, 'thumbnail')} alt="" draggable={false} />
      </button>
    </li>
  )
}

/** Under the picture: active jobs and results, newest first. Takes no space if there are none. */
export function ResultsShelf(): ReactNode {
  const pictureId = useStudio((state) => state.pictureId)
  const children = useStudio((state) => state.children)
  const discarded = useStudio((state) => state.form.discarded)
  const comparing = useStudio((state) => state.comparing)
  const order = useJobs((state) => state.order)
  const byId = useJobs((state) => state.byId)
  const jobs = useMemo(
    () =>
      pictureId === null
        ? []
        : openJobs(
            order.map((id) => byId[id]!),
            pictureId
          ),
    [order, byId, pictureId]
  )
  const results = useMemo(() => shownResults(children, discarded), [children, discarded])
  const { label, applies: someAside } = useFace(bringAllBack)
  if (jobs.length + results.length === 0 && !someAside) return null
  return (
    <section className={classes.shelf} aria-label={t('inpaint.resultsShelf.results')}>
      <ul className={classes.strip}>
        {jobs.map((job) => (
          <JobTile key={job.id} job={job} />
        ))}
        {results.map((result, index) => (
          <Tile
            key={result.id}
            result={result}
            position={results.length - index}
            count={results.length}
            shown={result.id === comparing}
          />
        ))}
      </ul>
      {someAside ? (
        <UnstyledButton className={classes.aside} onClick={() => runAction(bringAllBack)}>
          {label}
        </UnstyledButton>
      ) : null}
    </section>
  )
}
