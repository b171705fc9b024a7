import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'

/** Every file of a zip by name, read by another program than the one that wrote it. @throws a wrong checksum */
export async function readZip(path: string): Promise<Map<string, Buffer>> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true })
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
    const bytes = Buffer.concat(parts)
    if (crc32(bytes) !== entry.crc32) throw new Error(`${entry.fileName} is damaged`)
    files.set(entry.fileName, bytes)
  }
  return files
}
