/**
 * Gives the memory of bytes that nobody needs any more back at once. Left to the collector, every few pictures cost a
 * collection of the whole heap. Bytes that share their memory with others stay as they are.
 */
export function releaseBytes({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
