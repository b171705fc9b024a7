import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { Fragment, type ReactNode, useState } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatMoment } from '../../../../shared/words/time.ts'
import { commands } from '../../actions/commands.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { SectionLabel } from '../../ui/section.tsx'
import { EmbeddedText } from './embedded-text.tsx'
import classes from './inspector.module.css'

/** Where an imported picture came from, and everything else that its program wrote. */
export function CameFrom({ picture, now }: { picture: Picture; now: number }): ReactNode {
  const [textsShown, setTextsShown] = useState(false)
  const { imported, batchId, missing, fileRemovedAt } = picture
  if (imported === null) return null
  const extra = Object.entries(imported.extra)
  return (
    <section className={classes.block} aria-label={t('viewer.cameFrom.cameFrom')}>
      <div className={classes.cameHead}>
        <SectionLabel label={t('viewer.cameFrom.cameFrom')} />
      </div>
      <dl className={classes.lines}>
        {imported.fileName === '' ? null : <Line label={t('viewer.cameFrom.file')} value={imported.fileName} />}
        <Line
          label={t('viewer.cameFrom.madeWith')}
          value={imported.software ?? t('viewer.cameFrom.unknownSoftware')}
          plain={imported.software === null}
        />
        <Line label={t('viewer.cameFrom.imported')} value={formatMoment(imported.importedAt, now)} plain />
      </dl>
      {extra.length > 0 ? (
        <details className={classes.extra} open={extra.length <= 6}>
          <summary>
            {imported.software === null
              ? t('viewer.cameFrom.extraUnknown', { count: extra.length })
              : t('viewer.cameFrom.extra', { count: extra.length, software: imported.software })}
          </summary>
          <dl className={classes.lines}>
            {extra.map(([name, value]) => (
              <Line key={name} label={name} value={value} />
            ))}
          </dl>
        </details>
      ) : null}
      <div className={classes.cameActions}>
        <Button
          size="xs"
          leftSection={<IconFileText size={16} stroke={1.5} />}
          disabled={missing || fileRemovedAt !== null}
          title={missing || fileRemovedAt !== null ? t('viewer.cameFrom.fileMissing') : undefined}
          onClick={() => setTextsShown(true)}
        >
          {t('viewer.cameFrom.embeddedText')}
        </Button>
        {batchId === null ? null : (
          <Button size="xs" variant="subtle" onClick={() => commands.run('showBatch', { batchId })}>
            {t('viewer.cameFrom.allOfThisImport')}
          </Button>
        )}
      </div>
      {textsShown ? <EmbeddedText pictureId={picture.id} onClose={() => setTextsShown(false)} /> : null}
    </section>
  )
}

function Line({ label, value, plain = false }: { label: string; value: string; plain?: boolean }): ReactNode {
  return (
    <Fragment>
      <dt className={classes.name}>{label}</dt>
      <dd className={classes.extraValue}>{plain ? value : <CopyValue label={label} value={value} />}</dd>
    </Fragment>
  )
}
