import { Button, Select } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { updateSettings, useSettings } from '../../../data/settings-store.ts'
import { useWork } from '../../../ui/use-work.ts'
import { Failure } from '../parts.tsx'
import shared from '../settings.module.css'
import { type FieldProps, SwitchField, TextField } from './bucket-field.tsx'
import { type BucketServiceId, bucketService, bucketServices } from './bucket-services.ts'
import { useBucketForm } from './bucket-store.ts'
import {
  type BucketProblems,
  bucketFields,
  checkBucket,
  isChanged,
  reachWarning,
  valuesOf,
  withEndpoint,
  withService
} from './bucket-values.ts'
import { useHostTest } from './host-test-store.ts'
import classes from './image-host.module.css'
import { LinkLifetime } from './link-lifetime.tsx'

function Fields(props: FieldProps): ReactNode {
  const { values, onChange } = props
  const service = bucketService(values.service)
  return (
    <div className={classes.fields}>
      <Select
        label={t('settings.bucketForm.service')}
        description={t('settings.bucketForm.serviceHelp')}
        allowDeselect={false}
        data={bucketServices.map(({ id, label }) => ({ value: id, label }))}
        value={values.service}
        onChange={(id: BucketServiceId | null) => onChange(withService(values, id ?? values.service))}
      />
      <TextField
        {...props}
        name="region"
        label={t('settings.bucketForm.region')}
        placeholder={service.region}
        description={service.regionHelp}
      />
      <TextField
        {...props}
        wide
        name="endpoint"
        label={t('settings.bucketForm.endpoint')}
        placeholder="https://storage.example.com"
        description={t('settings.bucketForm.endpointHelp')}
        change={withEndpoint}
      />
      <TextField
        {...props}
        name="bucket"
        label={t('settings.bucketForm.bucket')}
        description={t('settings.bucketForm.bucketHelp')}
      />
      <TextField
        {...props}
        name="prefix"
        label={t('settings.bucketForm.folderInBucket')}
        description={t('settings.bucketForm.folderHelp')}
      />
      <TextField
        {...props}
        wide
        name="accessKeyId"
        label={t('settings.bucketForm.accessKeyId')}
        description={service.keyHelp}
      />
      <TextField
        {...props}
        wide
        name="publicBaseUrl"
        label={t('settings.bucketForm.publicAddress')}
        placeholder="https://pub.example.com"
        description={t('settings.bucketForm.publicHelp')}
      />
      <LinkLifetime {...props} />
      <SwitchField
        {...props}
        name="pathStyle"
        label={t('settings.bucketForm.pathStyle')}
        description={t('settings.bucketForm.pathStyleHelp')}
      />
      <SwitchField
        {...props}
        name="deleteAfter"
        label={t('settings.bucketForm.deleteAfter')}
        description={t('settings.bucketForm.deleteAfterHelp')}
      />
    </div>
  )
}

/** The form's state: typed or else stored values, and their problems once Save was clicked. */
function useForm(): FieldProps & { changed: boolean } {
  const stored = useSettings((state) => state.settings.imageHost.s3)
  const { typed, tried, edited } = useBucketForm()
  const values = typed ?? valuesOf(stored)
  const verdict = checkBucket(values)
  const problems: BucketProblems = tried && 'problems' in verdict ? verdict.problems : {}
  return { values, problems, onChange: edited, changed: typed !== null && isChanged(typed, stored) }
}

/** The bucket's location and access. Typed values stay when the user leaves the settings. */
export function BucketForm(): ReactNode {
  const { values, problems, onChange, changed } = useForm()
  const form = useRef<HTMLFormElement>(null)
  const imageHost = useSettings((state) => state.settings.imageHost)
  const { busy, failure, run } = useWork()
  const warning = reachWarning(values)
  const nothingNew = imageHost.s3 !== null && !changed

  const save = async (): Promise<void> => {
    const { saveTried, settled } = useBucketForm.getState()
    saveTried()
    const verdict = checkBucket(values)
    if ('problems' in verdict) {
      const first = bucketFields.find((field) => verdict.problems[field] !== undefined)
      form.current?.querySelector<HTMLElement>(`#bucket-${first}`)?.focus()
      return
    }
    const done = await run(() => updateSettings({ imageHost: { ...imageHost, s3: verdict.s3 } }))
    if (!done) return
    settled()
    useHostTest.getState().outdated()
  }
  return (
    <form
      ref={form}
      className={classes.part}
      aria-label={t('settings.bucketForm.bucket')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Fields values={values} problems={problems} onChange={onChange} />
      {warning ? (
        <p className={shared.warning} role="status">
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          {warning}
        </p>
      ) : null}
      <div className={classes.save}>
        <Button
          type="submit"
          variant="filled"
          loading={busy}
          disabled={nothingNew}
          title={nothingNew ? t('settings.bucketForm.everythingIsSaved') : undefined}
        >
          {t('settings.bucketForm.saveBucket')}
        </Button>
        {changed ? (
          <>
            <Button disabled={busy} onClick={() => useBucketForm.getState().settled()}>
              {t('settings.bucketForm.undoChanges')}
            </Button>
            <span className={classes.unsaved}>{t('settings.bucketForm.notSavedYet')}</span>
          </>
        ) : null}
      </div>
      <Failure text={failure} />
    </form>
  )
}
