/** How pictures were repainted, and masks by name. The index finds who else refers to a service's own answer. */
export const inpainting = `
ALTER TABLE pictures ADD COLUMN inpaint TEXT;
ALTER TABLE pictures ADD COLUMN inpaint_report TEXT;
CREATE INDEX pictures_by_returned ON pictures(inpaint_report ->> '$.returnedSha256') WHERE inpaint_report IS NOT NULL;
ALTER TABLE masks ADD COLUMN name TEXT;
CREATE INDEX masks_by_name ON masks(name) WHERE name IS NOT NULL;
`
