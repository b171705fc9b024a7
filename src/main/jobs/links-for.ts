/** The links under which a service finds the picture and mask of its request, uploaded if there are none. */

import type { Inpaint } from '../../shared/domain/inpaint.ts'
import { t } from '../../shared/messages/t.ts'
import type { WireInput } from '../providers/descriptor.ts'
import { checkedLinks, type GivenLinksRun, linkOfResult } from './given-links.ts'
import { hostFor, wayTo } from './image-hosts.ts'
import { preparedFiles, type RequestFile, type RequestFileRun, requestFile } from './request-files.ts'
import { progress, type Run } from './run-context.ts'
import { type UploadRun, uploadFiles } from './upload-files.ts'

/** What getting links needs. */
export type LinksRun = Run<'imageHosts' | 'jobChanged'> & GivenLinksRun & RequestFileRun & UploadRun

type Links = Pick<WireInput, 'imageUrl' | 'maskUrl'>

async function ofStudio(run: LinksRun, inpaint: Inpaint): Promise<Links> {
  const { imageHosts } = run.services
  const host = wayTo(imageHosts, run.provider) === 'link' ? null : await hostFor(imageHosts, run.provider)
  progress(run, t('jobs.linksFor.preparing'))
  const prepared = await preparedFiles(run, inpaint)
  if (host === null) return await checkedLinks(run, prepared)
  const known = await linkOfResult(run, prepared.picture, inpaint)
  const files = known === null ? [prepared.picture, prepared.mask] : [prepared.mask]
  const uploaded = await uploadFiles(run, host, files)
  return { imageUrl: known ?? uploaded[0], maskUrl: uploaded.at(-1) }
}

async function ofPlainRequest(run: LinksRun): Promise<Links> {
  const { source, mask } = run.job.request
  const links: Links = {}
  const files: RequestFile[] = []
  for (const [what, name, reference] of [
    ['picture', 'imageUrl', source] as const,
    ['mask', 'maskUrl', mask] as const
  ]) {
    if (reference === undefined) continue
    if (reference.kind === 'link') links[name] = reference.url
    else files.push(await requestFile(run, what, reference))
  }
  if (files.length === 0) return links
  const uploaded = await uploadFiles(run, await hostFor(run.services.imageHosts, run.provider), files)
  for (const [at, { what }] of files.entries()) links[what === 'picture' ? 'imageUrl' : 'maskUrl'] = uploaded[at]
  return links
}

/**
 * @returns links to whatever the request names; empty if it names nothing
 * @throws AppError of what kept a file from getting a link: the request has not been sent
 */
export async function linksFor(run: LinksRun): Promise<Links> {
  const { inpaint } = run.job.request
  return inpaint === undefined ? await ofPlainRequest(run) : await ofStudio(run, inpaint)
}
