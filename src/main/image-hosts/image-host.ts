/** A place from which a service can fetch the picture and the mask of an inpainting. */

export interface UploadOptions {
  signal?: AbortSignal | undefined
  /** Bytes sent so far, and the total. */
  onProgress?: ((sent: number, total: number) => void) | undefined
}

export interface ImageHost {
  readonly id: 'demo' | 's3' | 'inline'
  /** For display: "bucket “studio” on account.r2.cloudflarestorage.com". */
  readonly label: string
  /** Uploads are removed when their job ends. */
  readonly deletes: boolean
  /**
   * A new place under a random name; nothing is sent. It is recorded before the upload, so that a crash leaves no
   * unknown upload behind: it contains no secret and no signature. Empty if there is nothing to remove (inline).
   */
  reserve(mime: string): string
  /**
   * Uploads to the reserved place.
   * @returns the URL under which the service finds the bytes. It may be signed: it is used, and never stored or shown.
   * @throws AppError invalid-input | missing-key | key-rejected | forbidden | not-found | storage | offline | timeout |
   * cancelled: in every case nothing was sent to the service
   */
  put(place: string, bytes: Uint8Array, mime: string, options?: UploadOptions): Promise<string>
  /**
   * Removes an upload; one that is already gone is fine. Works after a restart, for what a crash left.
   * @throws AppError if it may still be there (no permission to delete, offline, another bucket is set up now)
   */
  remove(place: string, signal?: AbortSignal): Promise<void>
}
