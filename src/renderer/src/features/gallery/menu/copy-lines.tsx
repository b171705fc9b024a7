import { Kbd, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { copyFiles } from '../../../api/hand-over.ts'
import { copyImage } from '../../../api/picture-actions.tsx'

interface Props {
  id: string
  picture: Picture | null
  /** Why what needs the file cannot be done. */
  noFile: string | null
}

/** What of a picture goes to the clipboard. */
export function CopyLines({ id, picture, noFile }: Props): ReactNode {
  const clipboard = useClipboard()
  const { prompt, seed } = picture?.parameters ?? {}
  const needsFile = (label: string): string => (noFile === null ? label : `${label}: ${noFile}`)
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconCopy size={16} stroke={1.5} aria-hidden />}>Copy</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.Item rightSection={<Kbd>Ctrl+C</Kbd>} disabled={noFile !== null} onClick={() => copyImage(id)}>
          {needsFile('Image')}
        </Menu.Item>
        <Menu.Item rightSection={<Kbd>Ctrl+Shift+C</Kbd>} disabled={noFile !== null} onClick={() => copyFiles([id])}>
          {needsFile('As file')}
        </Menu.Item>
        <Menu.Item disabled={!prompt} onClick={() => clipboard.copy(prompt)}>
          Prompt
        </Menu.Item>
        <Menu.Item disabled={seed === undefined} onClick={() => clipboard.copy(String(seed))}>
          Seed
        </Menu.Item>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
