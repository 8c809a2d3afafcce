import type { Page } from 'playwright-core'

/**
 * Which of the words a page still holds: in its document and its form fields, its address and title, what it stores, and
 * its JavaScript heap after garbage was collected.
 *
 * What the heap snapshot cannot tell: memory that was freed and not written over, buffers of the network and of the
 * compositor, and the browser's own process. The renderer's DOM is seen through the document alone.
 */
export async function heldWords(page: Page, words: readonly string[]): Promise<string[]> {
  const seen = [...(await page.evaluate(whatIsSeen)), ...(await stringsInHeap(page))]
  return words.filter((word) => seen.some((text) => text.includes(word)))
}

async function whatIsSeen(): Promise<string[]> {
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
  const stored = [sessionStorage, localStorage].map((store) => JSON.stringify(store))
  const databases = (await indexedDB.databases()).map(({ name }) => `database ${name}`)
  return [
    document.documentElement.outerHTML,
    document.title,
    decodeURIComponent(location.href),
    JSON.stringify(history.state),
    ...fields.map(({ value }) => value),
    ...stored,
    ...databases,
    ...(await caches.keys()),
  ]
}

async function stringsInHeap(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return (JSON.parse(chunks.join('')) as { strings: string[] }).strings
}
