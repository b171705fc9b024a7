/** A child process, as both sides see it. */
import type { WireError } from '../../shared/errors.ts'

/** A child process with a message port, however the host creates one (utilityProcess, or fork). */
export interface WorkerProcess {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

/** @param entry absolute path of the worker's bundle */
export type StartWorker = (entry: string) => WorkerProcess

/** By kind of work: input and output. */
export type Work<W> = { [K in keyof W]: { input: unknown; output: unknown } }

export interface WorkerRequest {
  id: number
  kind: string
  input: unknown
}

export type WorkerReply = { id: number; ok: true; value: unknown } | { id: number; ok: false; error: WireError }
