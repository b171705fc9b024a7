/** A place from which a service can fetch the picture and the mask of an inpainting. */

export interface UploadOptions {
  signal?: AbortSignal | undefined
  /** Bytes that have left so far, of all. */
  onProgress?: ((sent: number, total: number) => void) | undefined
}

export interface ImageHost {
  readonly id: 'demo' | 's3' | 'inline'
  /** For people: "bucket “studio” on account.r2.cloudflarestorage.com". */
  readonly label: string
  /** Uploads are taken away when their job ends. */
  readonly deletes: boolean
  /**
   * A new place under a random name; nothing is sent. It is written down before the upload, so that a crash leaves no
   * upload behind that nobody knows: it holds no secret and no signature. Empty where there is nothing to take away
   * (inline).
   */
  reserve(mime: string): string
  /**
   * Uploads to the reserved place.
   * @returns the URL under which the service finds the bytes. It may be signed: it is used, and never stored or shown.
   * @throws AppError invalid-input | missing-key | key-rejected | forbidden | not-found | storage | offline | timeout |
   *   cancelled: in every case
   *   nothing was sent to the service
   */
  put(place: string, bytes: Uint8Array, mime: string, options?: UploadOptions): Promise<string>
  /**
   * Takes an upload away again; one that is gone already is fine. Works after a restart, for what a crash left.
   * @throws AppError where it may still be there (no right to delete, offline, another bucket is set up now)
   */
  remove(place: string, signal?: AbortSignal): Promise<void>
}
