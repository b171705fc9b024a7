import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { useFrame } from './store.ts'

/** Where notices stand: bottom right, but never over the button of the studio's panel. */
export function NoticeCorner(): ReactNode {
  const studio = useFrame((state) => state.view === 'inpaint')
  return (
    <Notifications
      position={studio ? 'top-center' : 'bottom-right'}
      limit={4}
      containerWidth={360}
      style={studio ? { marginTop: 36 } : { marginBottom: 28 }}
    />
  )
}
