/**
 * Frees the memory of bytes that are no longer needed at once. Left to the garbage collector, every few pictures cost a
 * full collection of the heap. Bytes that share their memory with others are left alone.
 */
export function releaseBytes({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
