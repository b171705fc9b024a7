import { Modal, type ModalProps } from '@mantine/core'
import type { ReactNode } from 'react'

/**
 * Every dialog of the window. While it fades out the window has the keys again: the key listener reads that from
 * `data-closing`.
 */
export function Dialog({ opened, ...rest }: Omit<ModalProps, 'attributes'>): ReactNode {
  return (
    <Modal
      {...rest}
      opened={opened}
      attributes={{
        // Its head is a <header>, which would count as a second banner of the page.
        header: { role: 'presentation' },
        content: { 'data-closing': opened ? undefined : true }
      }}
    />
  )
}
