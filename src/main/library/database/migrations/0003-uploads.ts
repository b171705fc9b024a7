/**
 * What was put where for a service to fetch, written before the upload, so that whatever is cut off can be taken away;
 * and the log of all that went to an image host. It takes the place of the column `hosted` of the jobs.
 */
export const uploads = `
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
