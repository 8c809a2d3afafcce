import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import path from 'node:path'
import PDFDocument from 'pdfkit'

const WORDS =
  'licence agreement production maker rifle export claim notice period tribunal evidence article official ministry ' +
  'company factory copies unlicensed sales market country year volume figure statement report agency reporter court ' +
  'arbitration rules seat award loss royalty term end renewal archive letter receipt passage page exhibit document'

/** Writes `files` PDFs of `pages` text pages each (about 45 lines a page), every one different. */
export async function makePdfs(folder: string, files: number, pages: number): Promise<void> {
  const words = WORDS.split(' ')
  let seed = 20061205
  const word = () => words[(seed = (seed * 48271) % 2147483647) % words.length] as string
  const paragraph = () => `${Array.from({ length: 60 }, word).join(' ')}.`
  for (let file = 0; file < files; file++) {
    const document = new PDFDocument({ size: 'A4', info: { Title: `Made file ${file}` } })
    const written = document.pipe(createWriteStream(path.join(folder, `made-${String(file).padStart(3, '0')}.pdf`)))
    for (let page = 0; page < pages; page++) {
      if (page > 0) document.addPage()
      document.fontSize(10)
      for (let at = 0; at < 8; at++) document.text(paragraph()).moveDown(0.6)
    }
    document.end()
    await finished(written)
  }
}
