import { Button, Group, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useMemo } from 'react'
import { mediaUrl, type Picture } from '../../../../../shared/domain/picture.ts'
import { commands } from '../../../api/commands.ts'
import { useJobs } from '../../../api/jobs-store.ts'
import { Chip, ChipRow } from '../../../ui/chip.tsx'
import form from '../../../ui/form/form.module.css'
import { plural } from '../../../ui/format.ts'
import { JobRow } from './job-row.tsx'
import { repaintAgain } from './repaint.ts'
import classes from './results.module.css'
import { asideCount, openJobs, shownResults } from './results.ts'
import { bringBack, goOnWith } from './session.ts'
import { useStudio } from './studio-store.ts'
import { reportWords } from './studio-words.ts'

/** Puts a result aside and offers to undo it: it stays in the history. */
function discard(result: Picture): void {
  const id = `discard-${result.id}`
  useStudio.getState().resultDiscarded(result.id)
  const undo = (): void => {
    notifications.hide(id)
    useStudio.getState().resultTakenBack(result.id)
  }
  notifications.show({
    id,
    color: 'gray',
    autoClose: 8000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        Put aside here. It stays in the gallery.
        <Button size="xs" onClick={undo}>
          Undo
        </Button>
      </Group>
    )
  })
}

function Actions({ result }: { result: Picture }): ReactNode {
  return (
    <ChipRow label="Actions on the result">
      <Chip
        active
        className={classes.accept}
        aria-pressed={undefined}
        tooltip="The result becomes the picture, with nothing painted on it"
        onClick={() => void goOnWith(result, { keepMask: false })}
      >
        Accept
      </Chip>
      <Chip tooltip="The result becomes the picture, and the mask stays" onClick={() => void goOnWith(result, { keepMask: true })}>
        Keep painting on it
      </Chip>
      <Chip tooltip="Puts it aside here; it stays in the gallery" onClick={() => discard(result)}>
        Discard
      </Chip>
      <Chip tooltip="The same mask, area and words once more" onClick={() => repaintAgain(result)}>
        Try a new seed
      </Chip>
      <Chip tooltip="Puts the mask and the settings that made it back" onClick={() => void bringBack(result)}>
        Use its mask and settings
      </Chip>
      <Chip onClick={() => commands.run('openPicture', { pictureId: result.id })}>Show in the viewer</Chip>
    </ChipRow>
  )
}

function Tile({ result, position, shown }: { result: Picture; position: number; shown: boolean }): ReactNode {
  const seed = result.parameters?.seed
  const name = [`Result ${position}`, seed === undefined ? '' : `seed ${seed}`].filter(Boolean).join(', ')
  return (
    <button
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
  )
}

function Chosen({ result }: { result: Picture }): ReactNode {
  const words = result.inpaint && result.inpaintReport ? reportWords(result.inpaintReport, result.inpaint) : []
  return (
    <>
      <Actions result={result} />
      {words.map((sentence) => (
        <p key={sentence} className={classes.words}>
          {sentence}
        </p>
      ))}
    </>
  )
}

/** What has come of this picture, newest first, and what is on its way. */
export function ResultsSection(): ReactNode {
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
  const aside = asideCount(children, discarded)
  const chosen = results.find((result) => result.id === comparing)
  return (
    <section className={`${form.field} ${classes.results}`} aria-label="Results">
      <div className={form.labelRow}>
        <span>Results</span>
        <span className={form.side}>
          {aside > 0 ? (
            <UnstyledButton className={classes.aside} onClick={() => useStudio.getState().formChanged({ discarded: [] })}>
              {aside} put aside: bring back
            </UnstyledButton>
          ) : chosen ? (
            'Left, Right: flip through'
          ) : null}
        </span>
      </div>
      {jobs.length > 0 ? (
        <ul className={classes.jobs}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      ) : null}
      {results.length > 0 ? (
        <div className={classes.strip} role="group" aria-label={plural(results.length, 'result')}>
          {results.map((result, index) => (
            <Tile key={result.id} result={result} position={results.length - index} shown={result.id === comparing} />
          ))}
        </div>
      ) : jobs.length === 0 ? (
        <p className={classes.words}>What comes of this picture appears here, to be held against it.</p>
      ) : null}
      {chosen ? <Chosen result={chosen} /> : null}
    </section>
  )
}
