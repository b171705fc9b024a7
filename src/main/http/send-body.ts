/** Small enough to show progress on a slow line, large enough to cost nothing on a fast one. */
const pieceBytes = 65_536

/**
 * The body in pieces. A piece is asked for when the one before has left, so this is also where progress is known.
 * @param onUpload called with 0 first, and after each piece with the number of bytes so far, of all
 */
export async function* inPieces(bytes: Uint8Array, onUpload: (sent: number, total: number) => void): AsyncGenerator<Uint8Array> {
  const total = bytes.byteLength
  onUpload(0, total)
  for (let at = 0; at < total; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes)
    onUpload(Math.min(at + pieceBytes, total), total)
  }
}
