/** Takes orders, has them painted, and keeps the results and the polled jobs. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../shared/clock.ts'
import { readSignature } from '../../shared/domain/picture-signature.ts'
import { Refusal } from './http.ts'
import type { Order } from './operations.ts'
import type { PainterProcess } from './painter-process.ts'
import { Shelf } from './shelf.ts'
import { triggerIn } from './triggers.ts'

export type Job = { state: 'pending' } | { state: 'done'; urls: string[] } | { state: 'failed'; message: string }

const maxJobs = 512
const maxOpenJobs = 128

export class Studio {
  readonly results = new Shelf()
  readonly uploads = new Shelf()
  private readonly jobs = new Map<string, Job>()
  private readonly painter: PainterProcess
  private readonly clock: Clock
  private readonly base: () => string
  private readonly closing = new AbortController()

  /** @param base the gateway's own URL */
  constructor(painter: PainterProcess, clock: Clock, base: () => string) {
    this.painter = painter
    this.clock = clock
    this.base = base
  }

  /** Paints an order. @throws Refusal 400 for links that are not this server's own, 500 when painting fails */
  async paint(order: Order, signal: AbortSignal): Promise<Uint8Array[]> {
    const trigger = triggerIn(order.request.prompt)
    if (trigger?.kind === 'slow') await this.clock.sleep(trigger.seconds * 1000, signal)
    if (trigger?.kind === 'fail') throw new Refusal(500, 'The demo was asked to fail')
    const pieces = this.sourcesOf(order)
    const { output } = order
    return await Promise.all(
      Array.from({ length: order.count }, (_, i) => {
        const request = { ...order.request, variant: i === 0 ? order.request.variant : `${order.request.variant}#${i}` }
        return this.painter.perform(
          pieces === null
            ? { kind: 'paint', input: { request, output } }
            : { kind: 'repaint', input: { request, ...pieces, output } },
          signal
        )
      })
    )
  }

  /** Paints an order and keeps the pictures. @returns their links */
  async publish(order: Order, signal: AbortSignal): Promise<string[]> {
    const pictures = await this.paint(order, signal)
    const mime = order.output.format === 'jpg' ? 'image/jpeg' : `image/${order.output.format}`
    return pictures.map((bytes) => `${this.base()}/files/${this.results.add(bytes, mime)}`)
  }

  /** Paints in the background. @returns the job's id, at once */
  enqueue(order: Order): string {
    if ([...this.jobs.values()].filter((job) => job.state === 'pending').length >= maxOpenJobs)
      throw new Refusal(429, 'Rate limit exceeded, please retry later')
    const id = `demo_${randomBytes(9).toString('hex')}`
    this.jobs.set(id, { state: 'pending' })
    this.publish(order, this.closing.signal).then(
      (urls) => this.jobs.set(id, { state: 'done', urls }),
      (error: unknown) =>
        this.jobs.set(id, { state: 'failed', message: error instanceof Error ? error.message : 'unknown' })
    )
    for (const [oldest, job] of this.jobs) {
      if (this.jobs.size <= maxJobs) break
      if (job.state !== 'pending') this.jobs.delete(oldest)
    }
    return id
  }

  job(id: string): Job | null {
    return this.jobs.get(id) ?? null
  }

  /** Keeps an upload under its name. @throws Refusal 400 for a guessable name, and for bytes that are no picture */
  upload(name: string, bytes: Uint8Array): void {
    if (!/^[0-9a-z]{16,64}$/.test(name)) throw new Refusal(400, 'The name of an upload is 16 to 64 of 0-9 and a-z')
    const signature = readSignature(bytes)
    if (signature === null) throw new Refusal(400, 'The upload is not a PNG, JPEG, WebP or AVIF picture')
    this.uploads.put(name, bytes, signature.mime)
  }

  close(): void {
    this.closing.abort(new Error('The demo is closed.'))
    this.painter.close()
  }

  private sourcesOf(order: Order): { source: Uint8Array; mask: Uint8Array } | null {
    if (order.imageUrl === undefined || order.maskUrl === undefined) return null
    return { source: this.own(order.imageUrl, 'imageUrl'), mask: this.own(order.maskUrl, 'maskUrl') }
  }

  private own(url: string, field: string): Uint8Array {
    const found = /^\/(uploads|files)\/([0-9a-z]{16,64}(?:\.[a-z]{3,4})?)$/.exec(
      url.startsWith(this.base()) ? url.slice(this.base().length) : ''
    )
    if (found === null)
      throw new Refusal(400, `${field}: the demo fetches nothing from elsewhere; upload the picture to it first`)
    const file = (found[1] === 'uploads' ? this.uploads : this.results).get(found[2]!)
    if (file === null) throw new Refusal(400, `${field}: the upload is gone`)
    return file.bytes
  }
}
