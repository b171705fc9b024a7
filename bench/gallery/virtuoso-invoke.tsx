/**
 * react-virtuoso's grid with what InvokeAI's gallery gives it (GalleryImageGrid.tsx of November 2025 on): 4,096 px
 * rendered around the view, placeholders from 2,048 px/s on until the grid stands still.
 */
import { type CSSProperties, forwardRef, type ReactNode, useState } from 'react'
import { type GridComponents, type GridItemContent, type ScrollSeekConfiguration, VirtuosoGrid } from 'react-virtuoso'
import type { PictureStub } from '../../src/shared/domain/picture.ts'
import { mediaUrl } from '../../src/shared/domain/picture.ts'
import { cellSide, gap, imageStyle } from './cell.ts'

const scrollSeek: ScrollSeekConfiguration = {
  enter: (velocity) => Math.abs(velocity) > 2048,
  exit: (velocity) => velocity === 0
}
const listStyle: CSSProperties = {
  display: 'grid',
  gap,
  gridTemplateColumns: `repeat(auto-fill, minmax(${cellSide}px, 1fr))`
}
const itemStyle: CSSProperties = { aspectRatio: '1 / 1' }
const boxStyle: CSSProperties = { width: '100%', height: '100%', background: '#333' }

const components: GridComponents = {
  List: forwardRef(function List({ style, children, ...rest }, ref) {
    return (
      <div ref={ref} data-testid={rest['data-testid']} style={{ ...listStyle, ...style }}>
        {children}
      </div>
    )
  }),
  Item: forwardRef(function Item({ children, ...rest }, ref) {
    return (
      <div ref={ref} data-index={rest['data-index']} style={itemStyle}>
        {children}
      </div>
    )
  }),
  ScrollSeekPlaceholder: () => (
    <div style={itemStyle}>
      <div className="cell" style={boxStyle} />
    </div>
  )
}

const itemContent: GridItemContent<string, unknown> = (_at, id) => (
  <div className="cell" style={boxStyle}>
    <img src={mediaUrl(id, 'thumbnail')} alt="" style={imageStyle} />
  </div>
)

export function VirtuosoInvoke({
  stubs,
  onScroller
}: {
  stubs: readonly PictureStub[]
  onScroller: (element: HTMLElement) => void
}): ReactNode {
  const [ids] = useState(() => stubs.map(([id]) => id))
  return (
    <VirtuosoGrid
      data={ids}
      increaseViewportBy={4096}
      computeItemKey={(at, id) => id ?? at}
      itemContent={itemContent}
      components={components}
      style={{ width: '100%', height: '100%' }}
      scrollerRef={(element) => {
        if (element) onScroller(element)
      }}
      scrollSeekConfiguration={scrollSeek}
    />
  )
}
