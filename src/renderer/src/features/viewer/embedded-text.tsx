import { Loader } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { Output } from '../../../../shared/contract.ts'
import type { TextPlace } from '../../../../shared/domain/embedded-texts.ts'
import { type AppError, fromWireError, toWireError } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './embedded-text.module.css'

type Texts = Output<'imports.texts'>

const placeWords: Record<TextPlace, string> = {
  'png-text': t('viewer.embeddedText.pngText'),
  exif: 'EXIF',
  xmp: 'XMP',
  'jpeg-comment': t('viewer.embeddedText.jpegComment')
}

/** Every text in a picture's file, verbatim: read on request, and shown as text whatever it contains. */
export function EmbeddedText({ pictureId, onClose }: { pictureId: string; onClose: () => void }): ReactNode {
  const [texts, setTexts] = useState<Texts | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  useEffect(() => {
    let wanted = true
    api.imports.texts({ id: pictureId }).then(
      (found) => wanted && setTexts(found),
      (error: unknown) => wanted && setFailure(fromWireError(toWireError(error)))
    )
    return () => {
      wanted = false
    }
  }, [pictureId])
  return (
    <Dialog opened onClose={onClose} title={t('viewer.embeddedText.embeddedText')} size={720}>
      {failure ? (
        <EmptyState failure title={failure.message}>
          {failure.data.nextStep}
        </EmptyState>
      ) : null}
      {failure === null && texts === null ? (
        <Loader size="sm" aria-label={t('viewer.embeddedText.readingFile')} />
      ) : null}
      {texts ? <Found {...texts} /> : null}
    </Dialog>
  )
}

function Found({ texts, warnings }: Texts): ReactNode {
  return (
    <div className={classes.texts}>
      {texts.length === 0 ? (
        <EmptyState title={t('viewer.embeddedText.noTextInThisFile')}>{t('viewer.embeddedText.noneText')}</EmptyState>
      ) : null}
      {texts.map(({ place, name, text, length }, at) => (
        <section key={`${at} ${name}`} aria-label={name}>
          <h3 className={classes.head}>
            <span>{name}</span>
            <span className={classes.place}>
              {t('viewer.embeddedText.characters', { place: placeWords[place], length })}
            </span>
            <span className={classes.copy}>
              <CopyValue label={name} value={t('viewer.embeddedText.copy')} copied={text} />
            </span>
          </h3>
          <pre className={classes.text} tabIndex={0} data-selectable>
            {text}
          </pre>
          {length > text.length ? (
            <p className={classes.place}>{t('viewer.embeddedText.truncated', { count: text.length })}</p>
          ) : null}
        </section>
      ))}
      {warnings.map((warning) => (
        <p key={warning} className={classes.place}>
          {warning}
        </p>
      ))}
    </div>
  )
}
