/** The library in an open folder. */
import type { Library } from './library.ts'
import { libraryMaintenance } from './library-maintenance.ts'
import { libraryParts, type StoredLibraryOptions } from './library-parts.ts'
import { libraryReader } from './library-reader.ts'
import { libraryWriter } from './library-writer.ts'

export function storedLibrary(options: StoredLibraryOptions): Library {
  const parts = libraryParts(options)
  const reader = libraryReader(parts)
  return { ...reader, ...libraryWriter(parts, reader), ...libraryMaintenance(parts, reader) }
}
