/** The database's schema as an ordered list of steps. A step that was released is never changed: a new one is added. */
import type { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../shared/errors.ts'
import { facetExpression } from './facet-code.ts'
import { registerFunctions } from './sql-functions.ts'

export interface Migration {
  /** The `user_version` after this step; each is one more than the one before. */
  version: number
  sql: string
}

/**
 * `seq` is the rowid and follows the date, so that "newest first" is the order of the table itself and of every match of a
 * search. The partial covering index holds what the grid needs, so that a page of it never reads a prompt. Search and the
 * totals are kept by triggers: no way of changing a row can forget them. Trashed pictures are in neither.
 */
const first = `
CREATE TABLE pictures (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  mime TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  colour INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  origin TEXT NOT NULL,
  job_id TEXT,
  batch_id TEXT,
  operation_id TEXT,
  provider_label TEXT,
  operation_label TEXT,
  parameters TEXT,
  request TEXT,
  took_ms REAL,
  ordinal INTEGER NOT NULL,
  source_picture_id TEXT,
  mask_id TEXT,
  favourite INTEGER NOT NULL,
  trashed_at INTEGER,
  missing INTEGER NOT NULL,
  demo INTEGER NOT NULL
) STRICT;
CREATE INDEX pictures_shown ON pictures(seq, id, width, height, colour, created_at, favourite, missing, demo) WHERE trashed_at IS NULL;
CREATE INDEX pictures_trashed ON pictures(trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX pictures_by_bytes ON pictures(sha256);
CREATE INDEX pictures_by_job ON pictures(job_id, ordinal) WHERE job_id IS NOT NULL;
CREATE INDEX pictures_by_source ON pictures(source_picture_id) WHERE source_picture_id IS NOT NULL;

CREATE VIRTUAL TABLE words USING fts5(prompt, negative_prompt, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');

CREATE TABLE totals (shown INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT;
INSERT INTO totals VALUES (0, 0);

CREATE TRIGGER picture_shown AFTER INSERT ON pictures WHEN NEW.trashed_at IS NULL BEGIN
  INSERT INTO words(rowid, prompt, negative_prompt) VALUES (NEW.seq, NEW.parameters ->> '$.prompt', NEW.parameters ->> '$.negativePrompt');
  UPDATE totals SET shown = shown + 1;
END;
CREATE TRIGGER picture_restored AFTER UPDATE OF trashed_at ON pictures WHEN OLD.trashed_at IS NOT NULL AND NEW.trashed_at IS NULL BEGIN
  INSERT INTO words(rowid, prompt, negative_prompt) VALUES (NEW.seq, NEW.parameters ->> '$.prompt', NEW.parameters ->> '$.negativePrompt');
  UPDATE totals SET shown = shown + 1;
END;
CREATE TRIGGER picture_trashed AFTER UPDATE OF trashed_at ON pictures WHEN OLD.trashed_at IS NULL AND NEW.trashed_at IS NOT NULL BEGIN
  DELETE FROM words WHERE rowid = OLD.seq;
  UPDATE totals SET shown = shown - 1;
END;
CREATE TRIGGER picture_gone AFTER DELETE ON pictures WHEN OLD.trashed_at IS NULL BEGIN
  DELETE FROM words WHERE rowid = OLD.seq;
  UPDATE totals SET shown = shown - 1;
END;
CREATE TRIGGER picture_bytes_added AFTER INSERT ON pictures WHEN NOT EXISTS (SELECT 1 FROM pictures WHERE sha256 = NEW.sha256 AND seq <> NEW.seq) BEGIN
  UPDATE totals SET bytes = bytes + NEW.bytes;
END;
CREATE TRIGGER picture_bytes_gone AFTER DELETE ON pictures WHEN NOT EXISTS (SELECT 1 FROM pictures WHERE sha256 = OLD.sha256) BEGIN
  UPDATE totals SET bytes = bytes - OLD.bytes;
END;

CREATE TABLE masks (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE jobs (id TEXT PRIMARY KEY, batch_id TEXT NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL, finished_at INTEGER, row TEXT NOT NULL, results TEXT, hosted TEXT) STRICT;
CREATE INDEX jobs_by_state ON jobs(state, created_at);
CREATE INDEX jobs_by_time ON jobs(created_at);
`

/** How pictures were repainted, and masks by name. The index finds who else refers to a service's own answer. */
const inpainting = `
ALTER TABLE pictures ADD COLUMN inpaint TEXT;
ALTER TABLE pictures ADD COLUMN inpaint_report TEXT;
CREATE INDEX pictures_by_returned ON pictures(inpaint_report ->> '$.returnedSha256') WHERE inpaint_report IS NOT NULL;
ALTER TABLE masks ADD COLUMN name TEXT;
CREATE INDEX masks_by_name ON masks(name) WHERE name IS NOT NULL;
`

/**
 * What was put where for a service to fetch, written before the upload, so that whatever is cut off can be taken away; and
 * the log of all that went to an image host. It takes the place of the column `hosted` of the jobs.
 */
const uploads = `
CREATE TABLE uploads (
  host TEXT NOT NULL,
  place TEXT NOT NULL,
  what TEXT NOT NULL,
  job_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (host, place)
) STRICT;
CREATE INDEX uploads_by_job ON uploads(job_id);

CREATE TABLE transfers (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  host TEXT NOT NULL,
  action TEXT NOT NULL,
  what TEXT NOT NULL,
  address TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  ok INTEGER NOT NULL,
  problem TEXT,
  job_id TEXT
) STRICT;
`

const wordsOf = (row: string): string =>
  `searchable(${row}.parameters ->> '$.prompt'), searchable(${row}.parameters ->> '$.negativePrompt'), searchable(${row}.imported ->> '$.fileName')`

/** What a shown picture has in the other tables; taken away when it goes to the trash, and written anew when it comes back. */
const listed = `
  INSERT INTO words(rowid, prompt, negative_prompt, name) VALUES (NEW.seq, ${wordsOf('NEW')});
  INSERT INTO marks(rowid, notes, tags) SELECT NEW.seq, searchable(NEW.notes), searchable(NEW.tags) WHERE NEW.notes <> '' OR NEW.tags IS NOT NULL;
  INSERT OR IGNORE INTO tags(tag_key, tag) SELECT tag_key(value), value FROM json_each(NEW.tags);
  INSERT OR IGNORE INTO picture_tags(tag, seq) SELECT t.key, NEW.seq FROM json_each(NEW.tags) j CROSS JOIN tags t ON t.tag_key = tag_key(j.value);
  INSERT OR IGNORE INTO collection_pictures(collection, seq) SELECT value, NEW.seq FROM json_each(NEW.collections);
  UPDATE pictures SET children = children + 1 WHERE id = NEW.source_picture_id;
  UPDATE totals SET shown = shown + 1;
`

const unlisted = `
  DELETE FROM words WHERE rowid = OLD.seq;
  DELETE FROM marks WHERE rowid = OLD.seq;
  DELETE FROM picture_tags WHERE seq = OLD.seq;
  DELETE FROM collection_pictures WHERE seq = OLD.seq;
  UPDATE pictures SET children = children - 1 WHERE id = OLD.source_picture_id;
  UPDATE totals SET shown = shown - 1;
`

/**
 * What people note of pictures, where imported ones came from, and everything that finding needs. `facet` packs what the filters
 * count into one number (facet-code.ts): counting every value of every filter is one walk over an index. Tags and collections stand in
 * the row, as they do in the sidecar; the tables beside it are kept by triggers, for shown pictures only. Notes and tags have a
 * full-text index of their own, so that tagging ten thousand pictures does not index their prompts again.
 */
const finding = `
ALTER TABLE pictures ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pictures ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE pictures ADD COLUMN tags TEXT;
ALTER TABLE pictures ADD COLUMN collections TEXT;
ALTER TABLE pictures ADD COLUMN imported TEXT;
ALTER TABLE pictures ADD COLUMN file_removed_at INTEGER;
ALTER TABLE pictures ADD COLUMN children INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pictures ADD COLUMN model_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pictures ADD COLUMN facet INTEGER NOT NULL GENERATED ALWAYS AS (${facetExpression}) VIRTUAL;

CREATE TABLE models (key INTEGER PRIMARY KEY, service TEXT NOT NULL, model TEXT NOT NULL, UNIQUE (service, model)) STRICT;
CREATE TABLE tags (key INTEGER PRIMARY KEY, tag_key TEXT NOT NULL UNIQUE, tag TEXT NOT NULL) STRICT;
CREATE TABLE picture_tags (tag INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (tag, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX picture_tags_by_picture ON picture_tags(seq);
CREATE TABLE collections (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE collection_pictures (collection TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (collection, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX collection_pictures_by_picture ON collection_pictures(seq);
CREATE TABLE saved_searches (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL, query TEXT NOT NULL) STRICT;

DROP TRIGGER picture_shown;
DROP TRIGGER picture_restored;
DROP TRIGGER picture_trashed;
DROP TRIGGER picture_gone;
DROP INDEX pictures_shown;
DROP TABLE words;

INSERT INTO models(service, model) SELECT DISTINCT coalesce(provider_label, ''), coalesce(operation_label, '') FROM pictures;
UPDATE pictures SET model_key = (SELECT key FROM models WHERE service = coalesce(provider_label, '') AND model = coalesce(operation_label, ''));
UPDATE pictures SET children = (SELECT count(*) FROM pictures c WHERE c.source_picture_id = pictures.id AND c.trashed_at IS NULL)
  WHERE id IN (SELECT source_picture_id FROM pictures WHERE source_picture_id IS NOT NULL);

CREATE INDEX pictures_shown ON pictures(seq, id, width, height, colour, created_at, facet) WHERE trashed_at IS NULL;
CREATE INDEX pictures_by_facet ON pictures(facet) WHERE trashed_at IS NULL;
CREATE INDEX pictures_by_rating ON pictures(rating, seq) WHERE trashed_at IS NULL;
CREATE INDEX pictures_by_size ON pictures(width * height, seq) WHERE trashed_at IS NULL;
CREATE INDEX pictures_by_batch ON pictures(batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX pictures_by_seed ON pictures(parameters ->> '$.seed') WHERE parameters ->> '$.seed' IS NOT NULL;

CREATE VIRTUAL TABLE words USING fts5(prompt, negative_prompt, name, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
CREATE VIRTUAL TABLE marks USING fts5(notes, tags, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
INSERT INTO words(rowid, prompt, negative_prompt, name) SELECT p.seq, ${wordsOf('p')} FROM pictures p WHERE p.trashed_at IS NULL ORDER BY p.seq;

CREATE TRIGGER picture_shown AFTER INSERT ON pictures WHEN NEW.trashed_at IS NULL BEGIN ${listed} END;
CREATE TRIGGER picture_restored AFTER UPDATE OF trashed_at ON pictures WHEN OLD.trashed_at IS NOT NULL AND NEW.trashed_at IS NULL BEGIN ${listed} END;
CREATE TRIGGER picture_trashed AFTER UPDATE OF trashed_at ON pictures WHEN OLD.trashed_at IS NULL AND NEW.trashed_at IS NOT NULL BEGIN ${unlisted} END;
CREATE TRIGGER picture_gone AFTER DELETE ON pictures WHEN OLD.trashed_at IS NULL BEGIN ${unlisted} END;
CREATE TRIGGER picture_has_children AFTER INSERT ON pictures WHEN EXISTS (SELECT 1 FROM pictures WHERE source_picture_id = NEW.id AND trashed_at IS NULL) BEGIN
  UPDATE pictures SET children = (SELECT count(*) FROM pictures WHERE source_picture_id = NEW.id AND trashed_at IS NULL) WHERE seq = NEW.seq;
END;
CREATE TRIGGER picture_marked AFTER UPDATE OF notes, tags ON pictures WHEN NEW.trashed_at IS NULL AND OLD.trashed_at IS NULL BEGIN
  DELETE FROM marks WHERE rowid = NEW.seq;
  INSERT INTO marks(rowid, notes, tags) SELECT NEW.seq, searchable(NEW.notes), searchable(NEW.tags) WHERE NEW.notes <> '' OR NEW.tags IS NOT NULL;
END;
CREATE TRIGGER picture_tagged AFTER UPDATE OF tags ON pictures WHEN NEW.trashed_at IS NULL AND OLD.trashed_at IS NULL BEGIN
  DELETE FROM picture_tags WHERE seq = NEW.seq;
  INSERT OR IGNORE INTO tags(tag_key, tag) SELECT tag_key(value), value FROM json_each(NEW.tags);
  INSERT OR IGNORE INTO picture_tags(tag, seq) SELECT t.key, NEW.seq FROM json_each(NEW.tags) j CROSS JOIN tags t ON t.tag_key = tag_key(j.value);
END;
CREATE TRIGGER picture_collected AFTER UPDATE OF collections ON pictures WHEN NEW.trashed_at IS NULL AND OLD.trashed_at IS NULL BEGIN
  DELETE FROM collection_pictures WHERE seq = NEW.seq;
  INSERT OR IGNORE INTO collection_pictures(collection, seq) SELECT value, NEW.seq FROM json_each(NEW.collections);
END;
`

/**
 * From which picture's recipe a picture was made again: with the sources, all that a family is made of. The other two are what
 * the statistics walk: everything of a picture that never changes, by its date, and how each job ended.
 */
const lineage = `
ALTER TABLE pictures ADD COLUMN derived_from_picture_id TEXT;
CREATE INDEX pictures_by_origin ON pictures(derived_from_picture_id) WHERE derived_from_picture_id IS NOT NULL;
CREATE INDEX pictures_by_time ON pictures(created_at, seq, bytes, took_ms, model_key, mime, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX jobs_by_end ON jobs(
  created_at,
  id,
  state,
  CASE WHEN json_valid(row) THEN row ->> '$.request.operationId' END,
  CASE WHEN json_valid(row) THEN row ->> '$.error.code' END
);
`

/** What was looked at in watched folders. */
const watching = `
CREATE TABLE seen_files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`

/** Who put a job in line: a copy of the library on another machine must not send it once more. */
const installations = `
ALTER TABLE jobs ADD COLUMN installation TEXT;
`

export const migrations: readonly Migration[] = [
  { version: 1, sql: first },
  { version: 2, sql: inpainting },
  { version: 3, sql: uploads },
  { version: 4, sql: finding },
  { version: 5, sql: lineage },
  { version: 6, sql: watching },
  { version: 7, sql: installations }
]

/** The newest schema that this app knows. */
export const schemaVersion = 7

/** The schema's version in the open database; 0 for a new file. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version)
}

/** The error for a library of a later app. Nothing of it is touched. */
export function newerLibrary(): AppError {
  return new AppError('storage', 'This library was made by a newer version of Palimpsest. Nothing in it was changed.', {
    nextStep: 'Update Palimpsest, or choose another library folder.',
    action: 'choose-folder'
  })
}

/**
 * Brings the database to the newest version, each step in one transaction that also sets `user_version`: a crash leaves
 * the version before or the one after.
 * @param backUp called once before the first step when the database is not a new one
 * @throws AppError storage: the database is of a newer app
 */
export async function migrate(database: DatabaseSync, backUp: (from: number) => Promise<void>, steps: readonly Migration[] = migrations): Promise<void> {
  registerFunctions(database)
  const from = versionOf(database)
  const newest = steps.at(-1)?.version ?? 0
  if (from > newest) throw newerLibrary()
  if (from > 0 && from < newest) await backUp(from)
  for (const { version, sql } of steps) {
    if (version > from) inTransaction(database, () => database.exec(`${sql}; PRAGMA user_version = ${version};`))
  }
}

/** Runs the work in one transaction; anything thrown takes it back. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite itself takes the transaction back on some failures (a full disk), and then there is none to end.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
