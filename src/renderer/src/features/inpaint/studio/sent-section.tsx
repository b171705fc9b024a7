import { Button, Skeleton, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { commands } from '../../../actions/commands.ts'
import { api } from '../../../data/client.ts'
import { showNotice } from '../../../data/notices.ts'
import { attempt } from '../../../data/report.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import formClasses from '../../../ui/form/form.module.css'
import type { Repaint } from './describe-repaint.ts'
import { getPainter } from './get-painter.ts'
import classes from './studio.module.css'
import { useStudio } from './studio-store.ts'
import { linkProblem, sentWords } from './studio-words.ts'
import { type SentPreview, useSentPreview } from './use-sent-preview.ts'

type Which = 'picture' | 'mask'

const names: Record<Which, string> = {
  picture: t('inpaint.sentSection.picture'),
  mask: t('inpaint.sentSection.mask')
}

function Sent({
  which,
  preview,
  ratio,
  onEnlarge
}: {
  which: Which
  preview: SentPreview
  ratio: number
  onEnlarge: () => void
}): ReactNode {
  const { files, checking } = preview
  if (files === null)
    return <Skeleton className={classes.sentPicture} style={{ aspectRatio: ratio }} animate={checking} radius={3} />
  return (
    <button
      type="button"
      className={classes.sentPicture}
      style={{ aspectRatio: ratio }}
      data-old={checking || undefined}
      aria-label={which === 'picture' ? t('inpaint.sentSection.enlargePicture') : t('inpaint.sentSection.enlargeMask')}
      onClick={onEnlarge}
    >
      <img src={files[which]} alt="" draggable={false} />
    </button>
  )
}

function Enlarged({
  which,
  preview,
  words,
  onClose
}: {
  which: Which | null
  preview: SentPreview
  words: string
  onClose: () => void
}): ReactNode {
  return (
    <Dialog
      opened={which !== null && preview.files !== null}
      onClose={onClose}
      size="auto"
      title={which === null ? '' : names[which]}
    >
      {which !== null && preview.files !== null ? (
        <img className={classes.enlarged} src={preview.files[which]} alt={names[which]} />
      ) : null}
      <p className={classes.words}>{words}</p>
    </Dialog>
  )
}

function saveSent(repaint: Repaint, which: Which): void {
  const { pictureId } = useStudio.getState()
  if (pictureId === null) return
  const work = api.inpaint.saveSent({ pictureId, mask: getPainter().exportMask(), inpaint: repaint.inpaint, which })
  attempt(
    work.then(({ saved }) => {
      if (saved !== null) showNotice({ message: t('inpaint.sentSection.savedAs', { name: saved }) })
    })
  )
}

/** For links instead of uploads: the two files to save, and where they were published. */
function Links({ repaint }: { repaint: Repaint }): ReactNode {
  const links = useStudio((state) => state.form.links) ?? { picture: '', mask: '' }
  const empty = repaint.plan.problems.length > 0
  return (
    <div className={classes.links}>
      {(['picture', 'mask'] as const).map((which) => (
        <div key={which} className={classes.link}>
          <TextInput
            label={which === 'picture' ? t('inpaint.sentSection.linkToPicture') : t('inpaint.sentSection.linkToMask')}
            size="xs"
            inputMode="url"
            placeholder="https://"
            value={links[which]}
            error={links[which] === '' ? undefined : (linkProblem(links[which]) ?? undefined)}
            onChange={(event) =>
              useStudio.getState().formChanged({ links: { ...links, [which]: event.currentTarget.value } })
            }
          />
          <Button
            size="xs"
            leftSection={<IconDownload size={14} stroke={1.5} />}
            disabled={empty}
            onClick={() => saveSent(repaint, which)}
          >
            {which === 'picture' ? t('inpaint.sentSection.savePicture') : t('inpaint.sentSection.saveMask')}
          </Button>
        </div>
      ))}
    </div>
  )
}

function HostLine({ repaint }: { repaint: Repaint }): ReactNode {
  const { host, inpaint } = repaint
  const colour = inpaint.invert ? t('inpaint.sentSection.blackIsRepainted') : t('inpaint.sentSection.whiteIsRepainted')
  return (
    <>
      <p className={classes.words}>
        {colour} {host.text}{' '}
        {host.kind === 'none' ? (
          <button type="button" className={classes.textButton} onClick={() => commands.run('openImageHost')}>
            {t('inpaint.sentSection.setUp')}
          </button>
        ) : null}
      </p>
      {host.kind === 'link' ? <Links repaint={repaint} /> : null}
    </>
  )
}

/** The exact picture and mask, their size, and their destination. */
export function SentSection({ repaint }: { repaint: Repaint }): ReactNode {
  const { inpaint, plan } = repaint
  const sendable = plan.problems.length === 0
  const preview = useSentPreview(sendable ? inpaint : null)
  const [enlarged, setEnlarged] = useState<Which | null>(null)
  const ratio = inpaint.sent.width / inpaint.sent.height
  const words = sentWords(inpaint)
  return (
    <section className={formClasses.field} aria-label={t('inpaint.sentSection.title')} aria-busy={preview.checking}>
      <div className={formClasses.labelRow}>
        <span>{t('inpaint.sentSection.title')}</span>
        <span className={formClasses.side}>
          {sendable && preview.checking ? t('inpaint.sentSection.checking') : null}
        </span>
      </div>
      {sendable ? (
        <>
          {preview.failure ? (
            <p className={formClasses.problem} role="alert">
              {preview.failure.message} {preview.failure.data.nextStep}
            </p>
          ) : (
            <div className={classes.sent}>
              {(['picture', 'mask'] as const).map((which) => (
                <Sent key={which} which={which} preview={preview} ratio={ratio} onEnlarge={() => setEnlarged(which)} />
              ))}
            </div>
          )}
          <p className={classes.words} data-size>
            {words}
          </p>
        </>
      ) : (
        <p className={classes.words}>{t('inpaint.sentSection.notReady')}</p>
      )}
      <HostLine repaint={repaint} />
      <Enlarged which={enlarged} preview={preview} words={words} onClose={() => setEnlarged(null)} />
    </section>
  )
}
