/** Pictures for the desktop itself (a drag's icon): PNG and JPEG only, as with Electron. */
class NativeImage {
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  isEmpty = (): boolean => this.#bytes.readUInt32BE(0) !== 0x89504e47 && this.#bytes.readUInt16BE(0) !== 0xffd8
  toPNG = (): Buffer => this.#bytes
}

export const nativeImage = { createFromBuffer: (bytes: Buffer): NativeImage => new NativeImage(bytes) }
