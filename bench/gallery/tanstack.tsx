/** @tanstack/react-virtual over rows of square cells, requesting every picture at once. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import type { PictureStub } from '../../src/shared/domain/picture.ts'
import { mediaUrl } from '../../src/shared/domain/picture.ts'
import { cellSide, gap, imageStyle } from './cell.ts'

interface RowProps {
  stubs: readonly PictureStub[]
  row: number
  columns: number
  top: number
}

const Row = memo(function Row({ stubs, row, columns, top }: RowProps): ReactNode {
  return (
    <div
      style={{
        position: 'absolute',
        top: 0,
        left: 0,
        width: '100%',
        height: cellSide,
        transform: `translateY(${top}px)`
      }}
    >
      {stubs.slice(row * columns, (row + 1) * columns).map(([id, , , colour], column) => (
        <div
          key={id}
          className="cell"
          style={{
            position: 'absolute',
            left: column * (cellSide + gap),
            width: cellSide,
            height: cellSide,
            background: `#${colour.toString(16).padStart(6, '0')}`
          }}
        >
          <img src={mediaUrl(id, 'thumbnail')} alt="" style={imageStyle} decoding="async" />
        </div>
      ))}
    </div>
  )
})

export function Tanstack({
  stubs,
  onScroller
}: {
  stubs: readonly PictureStub[]
  onScroller: (element: HTMLElement) => void
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const columns = Math.floor((window.innerWidth + gap) / (cellSide + gap))
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: Math.ceil(stubs.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => cellSide + gap,
    overscan: 2
  })
  useEffect(() => {
    if (scroller.current) onScroller(scroller.current)
  }, [onScroller])
  return (
    <div ref={scroller} style={{ height: '100%', overflow: 'hidden scroll', contain: 'strict' }}>
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <Row key={item.key} stubs={stubs} row={item.index} columns={columns} top={item.start} />
        ))}
      </div>
    </div>
  )
}
