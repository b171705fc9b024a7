/** Writes a small EXIF block: texts, the orientation, and the comment from which other programs read a recipe. */

export interface ExifContent {
  /** 1 to 8; 1 is upright and not written. */
  orientation: number
  /** By tag of the main directory, as UTF-8. */
  texts: ReadonlyMap<number, string>
  /** UserComment; null for none. */
  comment: string | null
  /** The comment as ASCII instead of UTF-16: half the bytes, for readers that know both. */
  asciiComment?: boolean
}

interface Entry {
  tag: number
  type: number
  count: number
  value: Buffer
}

const userComment = 0x9286
const exifPointer = 0x8769
const orientationTag = 0x0112

/** From the byte order mark on, big-endian. Null if there is nothing to write. */
export function writeExif({ orientation, texts, comment, asciiComment = false }: ExifContent): Uint8Array | null {
  const main: Entry[] = [...texts].map(([tag, text]) => {
    const value = Buffer.from(`${text}\0`, 'utf8')
    return { tag, type: 2, count: value.length, value }
  })
  if (orientation !== 1)
    main.push({ tag: orientationTag, type: 3, count: 1, value: Buffer.from([0, orientation, 0, 0]) })
  if (main.length === 0 && comment === null) return null
  if (comment !== null) main.push({ tag: exifPointer, type: 4, count: 1, value: Buffer.alloc(4) })
  main.sort((a, b) => a.tag - b.tag)
  const head = Buffer.from('MM\0*\0\0\0\x08', 'latin1')
  const start = head.length + sizeOf(main)
  const pointer = main.find(({ tag }) => tag === exifPointer)
  pointer?.value.writeUInt32BE(start, 0)
  const parts = [head, directory(main, head.length)]
  if (comment !== null) {
    const value = encoded(comment, asciiComment)
    parts.push(directory([{ tag: userComment, type: 7, count: value.length, value }], start))
  }
  return Buffer.concat(parts)
}

function encoded(comment: string, ascii: boolean): Buffer {
  if (ascii) return Buffer.from(`ASCII\0\0\0${comment}`, 'latin1')
  return Buffer.concat([Buffer.from('UNICODE\0', 'latin1'), Buffer.from(comment, 'utf16le').swap16()])
}

const padded = (length: number): number => length + (length & 1)
const sizeOf = (entries: Entry[]): number =>
  6 + entries.length * 12 + entries.reduce((sum, { value }) => sum + (value.length > 4 ? padded(value.length) : 0), 0)

/** @param at offset of the directory in the block */
function directory(entries: Entry[], at: number): Buffer {
  const block = Buffer.alloc(sizeOf(entries))
  block.writeUInt16BE(entries.length, 0)
  let free = 6 + entries.length * 12
  entries.forEach(({ tag, type, count, value }, index) => {
    const entry = 2 + index * 12
    block.writeUInt16BE(tag, entry)
    block.writeUInt16BE(type, entry + 2)
    block.writeUInt32BE(count, entry + 4)
    if (value.length <= 4) return void value.copy(block, entry + 8)
    block.writeUInt32BE(at + free, entry + 8)
    value.copy(block, free)
    free += padded(value.length)
  })
  return block
}
