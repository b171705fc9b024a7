import { Menu } from '@mantine/core'
import { IconBookmark, IconBooks, IconFileExport, IconFileImport, IconMask, IconTransform } from '@tabler/icons-react'
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { api } from '../../../data/client.ts'
import { showNotice } from '../../../data/notices.ts'
import { attempt } from '../../../data/report.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { getPainter } from '../studio/get-painter.ts'
import { useStudio } from '../studio/studio-store.ts'
import { usePainter } from '../studio/use-painter.ts'
import { readMaskFile } from './decode-mask.ts'
import { ImportMask, type Incoming } from './import-mask.tsx'
import { maskMimes } from './mask-bytes.ts'
import { MaskLibrary } from './mask-library.tsx'
import classes from './masks.module.css'
import { SaveMask } from './save-mask.tsx'
import { useTransparency } from './use-transparency.ts'

const icon = { size: 16, stroke: 1.5 }

/** A name for the file, from the picture's prompt if it has one. */
function suggestedName(): string {
  const { width, height } = getPainter().state
  const prompt = useStudio.getState().picture?.parameters?.prompt?.trim().slice(0, 80)
  return prompt ? t('inpaint.maskMenu.maskFor', { prompt }) : t('inpaint.maskMenu.maskOfSize', { width, height })
}

async function exportMask(): Promise<void> {
  const { saved } = await api.masks.export({ mask: getPainter().exportMask(), name: suggestedName() })
  if (saved !== null) showNotice({ message: t('inpaint.maskMenu.savedAs', { name: saved }) })
}

/** Importing and exporting masks: files, the library, the picture's own transparency. */
export function MaskMenu(): ReactNode {
  const ready = useStudio((state) => state.bitmap.kind === 'ready')
  const [dialog, setDialog] = useState<'save' | 'library' | null>(null)
  const [incoming, setIncoming] = useState<Incoming | null>(null)
  const [reading, setReading] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const read = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = event.currentTarget.files?.[0]
    // The same file can be chosen again after it was changed.
    event.currentTarget.value = ''
    if (!chosen) return
    setReading(true)
    const work = readMaskFile(chosen).then((planes) => setIncoming({ name: chosen.name, planes }))
    attempt(work.finally(() => setReading(false)))
  }
  /** Whatever was done in a dialog, painting continues. */
  const back = (): void => {
    setIncoming(null)
    setDialog(null)
    getPainter().focus()
  }
  return (
    <>
      <Menu position="right-start" width={280} disabled={!ready}>
        <Menu.Target>
          <IconButton
            size={34}
            side="right"
            label={t('inpaint.maskMenu.title')}
            icon={<IconMask size={18} stroke={1.5} />}
            disabled={!ready}
            loading={reading}
            tabIndex={-1}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <MaskItems
            onImport={() => file.current?.click()}
            onSave={() => setDialog('save')}
            onLibrary={() => setDialog('library')}
          />
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        className={classes.hidden}
        type="file"
        accept={maskMimes.join()}
        aria-label={t('inpaint.maskMenu.file')}
        tabIndex={-1}
        onChange={read}
      />
      <ImportMask incoming={incoming} onClose={back} />
      <SaveMask opened={dialog === 'save'} onClose={back} />
      <MaskLibrary opened={dialog === 'library'} onClose={back} />
    </>
  )
}

function MaskItems({
  onImport,
  onSave,
  onLibrary
}: {
  onImport: () => void
  onSave: () => void
  onLibrary: () => void
}): ReactNode {
  const empty = usePainter((state) => state.bounds === null)
  const transparency = useTransparency()
  const reason = {
    no: t('inpaint.maskMenu.noTransparency'),
    reading: t('inpaint.maskMenu.checking'),
    yes: null
  }[transparency]
  return (
    <>
      <Menu.Item leftSection={<IconFileImport {...icon} />} onClick={onImport}>
        {t('inpaint.maskMenu.importMask')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileExport {...icon} />} disabled={empty} onClick={() => attempt(exportMask())}>
        {t('inpaint.maskMenu.exportMask')}
        {empty ? <Reason text={t('inpaint.maskMenu.nothingPainted')} /> : null}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconBookmark {...icon} />} disabled={empty} onClick={onSave}>
        {t('inpaint.maskMenu.saveToMaskLibrary')}
        {empty ? <Reason text={t('inpaint.maskMenu.nothingPainted')} /> : null}
      </Menu.Item>
      <Menu.Item leftSection={<IconBooks {...icon} />} onClick={onLibrary}>
        {t('inpaint.maskMenu.maskLibrary')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconTransform {...icon} />}
        disabled={reason !== null}
        onClick={() => getPainter().fromTransparency()}
      >
        {t('inpaint.maskMenu.fromTransparency')}
        {reason ? <Reason text={reason} /> : null}
      </Menu.Item>
    </>
  )
}

function Reason({ text }: { text: string }): ReactNode {
  return <span className={classes.reason}>{text}</span>
}
