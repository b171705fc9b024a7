import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { Fragment, type ReactNode, useState } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { formatMoment } from '../../../../shared/words/time.ts'
import { commands } from '../../actions/commands.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { SectionLabel } from '../../ui/section.tsx'
import { EmbeddedText } from './embedded-text.tsx'
import classes from './inspector.module.css'

/** Where a picture that was made elsewhere came from, and everything else that its maker wrote. */
export function CameFrom({ picture, now }: { picture: Picture; now: number }): ReactNode {
  const [textsShown, setTextsShown] = useState(false)
  const { imported, batchId, missing, fileRemovedAt } = picture
  if (imported === null) return null
  const extra = Object.entries(imported.extra)
  return (
    <section className={classes.block} aria-label="Came from">
      <div className={classes.cameHead}>
        <SectionLabel label="Came from" />
      </div>
      <dl className={classes.lines}>
        {imported.fileName === '' ? null : <Line label="File" value={imported.fileName} />}
        <Line
          label="Made with"
          value={imported.software ?? 'Not said in the file'}
          plain={imported.software === null}
        />
        <Line label="Imported" value={formatMoment(imported.importedAt, now)} plain />
      </dl>
      {extra.length > 0 ? (
        <details className={classes.extra} open={extra.length <= 6}>
          <summary>
            {extra.length} more {extra.length === 1 ? 'value' : 'values'} of {imported.software ?? 'its maker'}
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
          title={missing || fileRemovedAt !== null ? 'The file is not there.' : undefined}
          onClick={() => setTextsShown(true)}
        >
          Embedded text…
        </Button>
        {batchId === null ? null : (
          <Button size="xs" variant="subtle" onClick={() => commands.run('showBatch', { batchId })}>
            All of this import
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
