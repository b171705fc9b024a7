import { Button, Checkbox, Radio, SegmentedControl, Select, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import {
  type ExistingChoice,
  type ExportSettings,
  type ExportSurvey,
  exportedMime
} from '../../../../shared/domain/export.ts'
import { pictureExtensions } from '../../../../shared/domain/picture-extension.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { toWireError } from '../../../../shared/errors.ts'
import { readPattern } from '../../../../shared/naming/file-pattern.ts'
import { plural } from '../../../../shared/words/count.ts'
import { api } from '../../data/client.ts'
import { updateSettingsSoon, useSettings } from '../../data/settings-store.ts'
import { Banner } from '../../ui/banner.tsx'
import classes from './export.module.css'
import type { ExportWish } from './export-store.ts'
import { amountWords, forms, placeWords, profiles, thereWords, warnings } from './export-words.ts'
import { PatternField } from './pattern-field.tsx'
import { PictureFields } from './picture-fields.tsx'

const sidecars = [
  { value: 'none', label: 'None' },
  { value: 'text', label: 'Text file (.txt), as A1111 reads it' },
  { value: 'json', label: 'JSON file, everything' }
]

function usualName(): string {
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  return `Palimpsest ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The choices of one export. They are remembered, but for its name. */
export function ExportForm({ wish, onDone }: { wish: ExportWish; onDone: () => void }): ReactNode {
  const settings = useSettings((state) => state.settings.export)
  const folder = useSettings((state) => state.settings.exportFolder)
  const [name, setName] = useState(usualName)
  const [survey, setSurvey] = useState<ExportSurvey | null>(null)
  const [failure, setFailure] = useState<Pick<AppError, 'message' | 'data'> | null>(null)
  const [there, setThere] = useState(0)
  const [busy, setBusy] = useState(false)
  const { form, format } = settings
  const sheetAlone = form === 'sheet'

  useEffect(() => {
    let current = true
    api.exports.preview({ source: wish.source }).then(
      (found) => current && setSurvey(found),
      (error: unknown) => current && setFailure(toWireError(error))
    )
    return () => {
      current = false
    }
  }, [wish])

  const change = (patch: Partial<ExportSettings>): void => {
    setThere(0)
    setFailure(null)
    updateSettingsSoon({ export: { ...useSettings.getState().settings.export, ...patch } })
  }
  const chooseFolder = async (): Promise<boolean> => {
    const chosen = await api.exports.chooseFolder()
    if (chosen === null) return false
    setThere(0)
    setFailure(null)
    return true
  }
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      setFailure(toWireError(error))
    }
    setBusy(false)
  }
  const start = (existing: ExistingChoice): void =>
    void run(async () => {
      const answer = await api.exports.start({
        source: wish.source,
        settings: useSettings.getState().settings.export,
        name,
        existing
      })
      if (answer.task === null) setThere(answer.existing)
      else onDone()
    })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) start('ask')
  }

  const missing =
    folder === null
      ? 'No folder chosen yet: choose one above.'
      : typeof readPattern(settings.pattern) === 'string'
        ? 'The file names cannot be made: change the pattern.'
        : null
  const ready = survey !== null && survey.count > 0 && missing === null
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <SegmentedControl
            fullWidth
            aria-label="Export into"
            withItemsBorders={false}
            data={forms}
            value={form}
            onChange={(next) => change({ form: next })}
          />
          <div>
            <span className={classes.label} id="export-where">
              Where
            </span>
            <div className={classes.where}>
              <span className={classes.path} data-selectable title={folder ?? undefined}>
                {folder ?? 'No folder chosen yet'}
              </span>
              <Button
                size="xs"
                aria-describedby="export-where"
                data-autofocus={folder === null || undefined}
                variant={folder === null ? 'filled' : 'default'}
                onClick={() =>
                  void run(async () => {
                    await chooseFolder()
                  })
                }
              >
                {folder === null ? 'Choose…' : 'Change…'}
              </Button>
            </div>
          </div>
          <TextInput
            label={
              form === 'folder'
                ? 'Name of the new folder'
                : form === 'zip'
                  ? 'Name of the zip'
                  : 'Name of the contact sheet'
            }
            description={form === 'folder' ? 'Leave empty to export straight into the chosen folder.' : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={name}
            maxLength={200}
            onChange={(event) => {
              setName(event.currentTarget.value)
              setThere(0)
            }}
          />
          {sheetAlone ? (
            <p className={classes.note}>
              One HTML file with all thumbnails in it: it opens in any browser, can be searched and printed, and needs
              no network.
            </p>
          ) : (
            <PictureFields settings={settings} onChange={change} />
          )}
          {sheetAlone ? null : (
            <div className={classes.extras}>
              <Select
                label="A file beside each picture"
                data={sidecars}
                value={settings.sidecar}
                allowDeselect={false}
                onChange={(sidecar) => change({ sidecar: (sidecar ?? 'none') as ExportSettings['sidecar'] })}
              />
              <Checkbox
                size="xs"
                label="A contact sheet with them"
                checked={settings.sheet}
                onChange={(event) => change({ sheet: event.currentTarget.checked })}
              />
              <Checkbox
                size="xs"
                label={
                  survey === null || survey.masks === 0
                    ? 'Masks (none of them has one)'
                    : `Masks of ${plural(survey.masks, 'repainted picture')}`
                }
                disabled={survey === null || survey.masks === 0}
                checked={settings.masks && survey !== null && survey.masks > 0}
                onChange={(event) => change({ masks: event.currentTarget.checked })}
              />
            </div>
          )}
          <p className={classes.note}>Keys and signed links are never exported.</p>
        </div>
        <div className={classes.column}>
          <PatternField
            value={settings.pattern}
            onChange={(pattern) => change({ pattern })}
            survey={survey}
            endingOf={(mime) => (sheetAlone ? '' : pictureExtensions[exportedMime(mime, format)])}
          />
          <Radio.Group label="Metadata" value={settings.profile} onChange={(profile) => change({ profile })}>
            <div className={classes.radios}>
              {profiles.map(({ value, label, means }) => (
                <Radio key={value} size="xs" value={value} label={label} description={means} />
              ))}
            </div>
          </Radio.Group>
        </div>
      </div>
      {failure === null ? null : (
        <Banner tone="error">
          {failure.message} {failure.data.nextStep}
        </Banner>
      )}
      {there === 0 ? (
        <div className={classes.foot}>
          <div className={classes.summary} role="status">
            {survey === null
              ? failure === null
                ? 'Counting…'
                : ''
              : survey.count === 0
                ? 'There is nothing to export.'
                : amountWords(survey, settings)}
            {survey !== null && wish.words !== '' ? `, ${wish.words}` : ''}
            <span className={classes.path}>
              {missing ?? (folder === null ? '' : `to ${placeWords(folder, form, name)}`)}
            </span>
            {survey === null ? null : warnings(survey, settings).map((text) => <span key={text}>{text}</span>)}
          </div>
          <Button onClick={onDone}>Cancel</Button>
          {/* Not disabled while it counts: it has the focus from the start, or the keys would go to the gallery under
              the dialog. */}
          <Button
            type="submit"
            variant="filled"
            loading={busy}
            disabled={missing !== null || (!ready && (survey !== null || failure !== null))}
            data-autofocus={folder !== null || undefined}
          >
            Export
          </Button>
        </div>
      ) : (
        <div className={classes.foot} role="group" aria-label="Files that are there already">
          <div className={classes.summary} role="alert">
            {thereWords(form, there)}
          </div>
          <Button onClick={() => start('replace')} loading={busy}>
            Replace
          </Button>
          {form === 'folder' ? (
            <Button onClick={() => start('skip')} loading={busy}>
              Skip
            </Button>
          ) : null}
          <Button variant="filled" onClick={() => start('number')} loading={busy} autoFocus>
            Keep both, numbered
          </Button>
        </div>
      )}
    </form>
  )
}
