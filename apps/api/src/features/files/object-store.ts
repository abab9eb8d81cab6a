import type { Readable } from 'node:stream'

/** What one object is called by: its content. */
export interface StoredObject {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/**
 * Where bytes lie, by their content and apart for each tenant. The original stays as it came, byte for byte; what is
 * made from it (a smaller picture, one with a watermark) is an object of its own.
 */
export interface ObjectStore {
  /** Takes the bytes as they come; whole or not there at all. The same content twice is one object. */
  put(tenantId: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredObject>
  /** Undefined when there is no such object. */
  open(tenantId: string, sha256: string): Promise<Readable | undefined>
}

/** Injection token. */
export const OBJECTS = Symbol('objects')
