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
import { t } from '../../../../shared/messages/t.ts'
import { readPattern } from '../../../../shared/naming/file-pattern.ts'
import { api } from '../../data/client.ts'
import { updateSettingsSoon, useSettings } from '../../data/settings-store.ts'
import { Banner } from '../../ui/banner.tsx'
import classes from './export.module.css'
import type { ExportWish } from './export-store.ts'
import { amountWords, forms, placeWords, profiles, thereWords, warnings } from './export-words.ts'
import { PatternField } from './pattern-field.tsx'
import { PictureFields } from './picture-fields.tsx'

const sidecars = [
  { value: 'none', label: t('export.exportForm.none') },
  { value: 'text', label: t('export.exportForm.textFile') },
  { value: 'json', label: t('export.exportForm.jsonFileEverything') }
]

function usualName(): string {
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  return t('export.exportForm.usualName', {
    year: String(now.getFullYear()),
    month: two(now.getMonth() + 1),
    day: two(now.getDate())
  })
}

/** The choices of one export. They are remembered, except its name. */
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
      ? t('export.exportForm.chooseFolder')
      : typeof readPattern(settings.pattern) === 'string'
        ? t('export.exportForm.badPattern')
        : null
  const ready = survey !== null && survey.count > 0 && missing === null
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <SegmentedControl
            fullWidth
            aria-label={t('export.exportForm.exportInto')}
            withItemsBorders={false}
            data={forms}
            value={form}
            onChange={(next) => change({ form: next })}
          />
          <div>
            <span className={classes.label} id="export-where">
              {t('export.exportForm.where')}
            </span>
            <div className={classes.where}>
              <span className={classes.path} data-selectable title={folder ?? undefined}>
                {folder ?? t('export.exportForm.noFolder')}
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
                {folder === null ? t('export.exportForm.choose') : t('export.exportForm.change')}
              </Button>
            </div>
          </div>
          <TextInput
            label={
              form === 'folder'
                ? t('export.exportForm.folderName')
                : form === 'zip'
                  ? t('export.exportForm.zipName')
                  : t('export.exportForm.sheetName')
            }
            description={form === 'folder' ? t('export.exportForm.leaveEmptyToExportStraight') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={name}
            maxLength={200}
            onChange={(event) => {
              setName(event.currentTarget.value)
              setThere(0)
            }}
          />
          {sheetAlone ? (
            <p className={classes.note}>{t('export.exportForm.sheetHelp')}</p>
          ) : (
            <PictureFields settings={settings} onChange={change} />
          )}
          {sheetAlone ? null : (
            <div className={classes.extras}>
              <Select
                label={t('export.exportForm.fileBesideEachPicture')}
                data={sidecars}
                value={settings.sidecar}
                allowDeselect={false}
                onChange={(sidecar) => change({ sidecar: (sidecar ?? 'none') as ExportSettings['sidecar'] })}
              />
              <Checkbox
                size="xs"
                label={t('export.exportForm.withSheet')}
                checked={settings.sheet}
                onChange={(event) => change({ sheet: event.currentTarget.checked })}
              />
              <Checkbox
                size="xs"
                label={
                  survey === null || survey.masks === 0
                    ? t('export.exportForm.noMasks')
                    : t('export.exportForm.masksOf', { masks: survey.masks })
                }
                disabled={survey === null || survey.masks === 0}
                checked={settings.masks && survey !== null && survey.masks > 0}
                onChange={(event) => change({ masks: event.currentTarget.checked })}
              />
            </div>
          )}
          <p className={classes.note}>{t('export.exportForm.keysAndSignedLinksAre')}</p>
        </div>
        <div className={classes.column}>
          <PatternField
            value={settings.pattern}
            onChange={(pattern) => change({ pattern })}
            survey={survey}
            endingOf={(mime) => (sheetAlone ? '' : pictureExtensions[exportedMime(mime, format)])}
          />
          <Radio.Group
            label={t('export.exportForm.metadata')}
            value={settings.profile}
            onChange={(profile) => change({ profile })}
          >
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
                ? t('export.exportForm.counting')
                : ''
              : survey.count === 0
                ? t('export.exportForm.nothing')
                : amountWords(survey, settings)}
            {survey !== null && wish.words !== '' ? `, ${wish.words}` : ''}
            <span className={classes.path}>
              {missing ?? (folder === null ? '' : t('export.exportForm.to', { place: placeWords(folder, form, name) }))}
            </span>
            {survey === null ? null : warnings(survey, settings).map((text) => <span key={text}>{text}</span>)}
          </div>
          <Button onClick={onDone}>{t('export.exportForm.cancel')}</Button>
          {/* Not disabled while counting: it has the focus from the start, or the keys would go to the gallery
              under the dialog. */}
          <Button
            type="submit"
            variant="filled"
            loading={busy}
            disabled={missing !== null || (!ready && (survey !== null || failure !== null))}
            data-autofocus={folder !== null || undefined}
          >
            {t('export.exportForm.export')}
          </Button>
        </div>
      ) : (
        <div className={classes.foot} role="group" aria-label={t('export.exportForm.existingFiles')}>
          <div className={classes.summary} role="alert">
            {thereWords(form, there)}
          </div>
          <Button onClick={() => start('replace')} loading={busy}>
            {t('export.exportForm.replace')}
          </Button>
          {form === 'folder' ? (
            <Button onClick={() => start('skip')} loading={busy}>
              {t('export.exportForm.skip')}
            </Button>
          ) : null}
          <Button variant="filled" onClick={() => start('number')} loading={busy} autoFocus>
            {t('export.exportForm.keepBothNumbered')}
          </Button>
        </div>
      )}
    </form>
  )
}
