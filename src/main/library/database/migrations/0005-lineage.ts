/**
 * From which picture's recipe a picture was made again: with the sources, all that a family is made of. The other two
 * are what the statistics walk: everything of a picture that never changes, by its date, and how each job ended.
 */
export const lineage = `
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
