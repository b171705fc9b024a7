/**
 * What people note of pictures, where imported ones came from, and everything that finding needs. `facet` packs what
 * the filters count into one number: counting every value of every filter is one walk over an index. Tags and
 * collections stand in the row, as they do in the sidecar; the tables beside it are kept by triggers, for shown
 * pictures only. Notes and tags have a full-text index of their own, so that tagging ten thousand pictures does not
 * index their prompts again.
 */
export const finding = `
ALTER TABLE pictures ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pictures ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE pictures ADD COLUMN tags TEXT;
ALTER TABLE pictures ADD COLUMN collections TEXT;
ALTER TABLE pictures ADD COLUMN imported TEXT;
ALTER TABLE pictures ADD COLUMN file_removed_at INTEGER;
ALTER TABLE pictures ADD COLUMN children INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pictures ADD COLUMN model_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pictures ADD COLUMN facet INTEGER NOT NULL GENERATED ALWAYS AS (rating | (favourite * 8) | ((mask_id IS NOT NULL) * 16) | ((children > 0) * 32) | (missing * 64) | (demo * 128) | ((file_removed_at IS NOT NULL) * 16384) | ((tags IS NOT NULL) * 32768) | ((collections IS NOT NULL) * 65536) | (CASE WHEN origin = 'imported' THEN 2 WHEN mask_id IS NOT NULL OR inpaint IS NOT NULL THEN 1 ELSE 0 END << 8) | (CASE WHEN width > height THEN 0 WHEN width < height THEN 1 ELSE 2 END << 10) | (CASE WHEN width * height < 600000 THEN 0 WHEN width * height < 1500000 THEN 1 WHEN width * height < 4000000 THEN 2 ELSE 3 END << 12) | (model_key << 17)) VIRTUAL;

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
INSERT INTO words(rowid, prompt, negative_prompt, name) SELECT p.seq, searchable(p.parameters ->> '$.prompt'), searchable(p.parameters ->> '$.negativePrompt'), searchable(p.imported ->> '$.fileName') FROM pictures p WHERE p.trashed_at IS NULL ORDER BY p.seq;

CREATE TRIGGER picture_shown AFTER INSERT ON pictures WHEN NEW.trashed_at IS NULL BEGIN 
  INSERT INTO words(rowid, prompt, negative_prompt, name) VALUES (NEW.seq, searchable(NEW.parameters ->> '$.prompt'), searchable(NEW.parameters ->> '$.negativePrompt'), searchable(NEW.imported ->> '$.fileName'));
  INSERT INTO marks(rowid, notes, tags) SELECT NEW.seq, searchable(NEW.notes), searchable(NEW.tags) WHERE NEW.notes <> '' OR NEW.tags IS NOT NULL;
  INSERT OR IGNORE INTO tags(tag_key, tag) SELECT tag_key(value), value FROM json_each(NEW.tags);
  INSERT OR IGNORE INTO picture_tags(tag, seq) SELECT t.key, NEW.seq FROM json_each(NEW.tags) j CROSS JOIN tags t ON t.tag_key = tag_key(j.value);
  INSERT OR IGNORE INTO collection_pictures(collection, seq) SELECT value, NEW.seq FROM json_each(NEW.collections);
  UPDATE pictures SET children = children + 1 WHERE id = NEW.source_picture_id;
  UPDATE totals SET shown = shown + 1;
 END;
CREATE TRIGGER picture_restored AFTER UPDATE OF trashed_at ON pictures WHEN OLD.trashed_at IS NOT NULL AND NEW.trashed_at IS NULL BEGIN 
  INSERT INTO words(rowid, prompt, negative_prompt, name) VALUES (NEW.seq, searchable(NEW.parameters ->> '$.prompt'), searchable(NEW.parameters ->> '$.negativePrompt'), searchable(NEW.imported ->> '$.fileName'));
  INSERT INTO marks(rowid, notes, tags) SELECT NEW.seq, searchable(NEW.notes), searchable(NEW.tags) WHERE NEW.notes <> '' OR NEW.tags IS NOT NULL;
  INSERT OR IGNORE INTO tags(tag_key, tag) SELECT tag_key(value), value FROM json_each(NEW.tags);
  INSERT OR IGNORE INTO picture_tags(tag, seq) SELECT t.key, NEW.seq FROM json_each(NEW.tags) j CROSS JOIN tags t ON t.tag_key = tag_key(j.value);
  INSERT OR IGNORE INTO collection_pictures(collection, seq) SELECT value, NEW.seq FROM json_each(NEW.collections);
  UPDATE pictures SET children = children + 1 WHERE id = NEW.source_picture_id;
  UPDATE totals SET shown = shown + 1;
 END;
CREATE TRIGGER picture_trashed AFTER UPDATE OF trashed_at ON pictures WHEN OLD.trashed_at IS NULL AND NEW.trashed_at IS NOT NULL BEGIN 
  DELETE FROM words WHERE rowid = OLD.seq;
  DELETE FROM marks WHERE rowid = OLD.seq;
  DELETE FROM picture_tags WHERE seq = OLD.seq;
  DELETE FROM collection_pictures WHERE seq = OLD.seq;
  UPDATE pictures SET children = children - 1 WHERE id = OLD.source_picture_id;
  UPDATE totals SET shown = shown - 1;
 END;
CREATE TRIGGER picture_gone AFTER DELETE ON pictures WHEN OLD.trashed_at IS NULL BEGIN 
  DELETE FROM words WHERE rowid = OLD.seq;
  DELETE FROM marks WHERE rowid = OLD.seq;
  DELETE FROM picture_tags WHERE seq = OLD.seq;
  DELETE FROM collection_pictures WHERE seq = OLD.seq;
  UPDATE pictures SET children = children - 1 WHERE id = OLD.source_picture_id;
  UPDATE totals SET shown = shown - 1;
 END;
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
