import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Output } from '../../../../shared/contract.ts'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { reportError } from '../../data/report.ts'
import { requestAsText } from './details.ts'
import classes from './inspector.module.css'

/** The request that made a picture, as sent over the wire. */
export function RequestTab({ picture }: { picture: Picture }): ReactNode {
  const [request, setRequest] = useState<Output<'pictures.request'> | undefined>()
  const clipboard = useClipboard({ timeout: 1200 })
  useEffect(() => {
    let wanted = true
    api.pictures
      .request({ id: picture.id })
      .then((answer) => {
        if (wanted) setRequest(answer)
      })
      .catch(reportError)
    return () => {
      wanted = false
    }
  }, [picture.id])
  if (request === undefined) return null
  if (request === null) return <p className={classes.note}>{t('viewer.requestTab.unknown')}</p>
  const text = requestAsText(request)
  return (
    <>
      <p className={classes.note}>{t('viewer.requestTab.lead')}</p>
      <pre className={classes.request} tabIndex={0}>
        {text}
      </pre>
      <Button
        ms={14}
        size="xs"
        leftSection={clipboard.copied ? <IconCheck size={16} stroke={1.5} /> : <IconCopy size={16} stroke={1.5} />}
        onClick={() => clipboard.copy(text)}
      >
        {clipboard.copied ? t('viewer.requestTab.copied') : t('viewer.requestTab.copy')}
      </Button>
    </>
  )
}
