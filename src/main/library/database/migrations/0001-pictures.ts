/**
 * `seq` is the rowid and follows the date, so that "newest first" is the order of the table itself and of every match
 * of a search. The partial covering index holds what the grid needs, so that a page of it never reads a prompt. Search
 * and the totals are kept by triggers: no way of changing a row can forget them. Trashed pictures are in neither.
 */
export const pictures = `
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
