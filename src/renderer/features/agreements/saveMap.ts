import { saveBlob } from '../../app/download.ts'
import { LEGEND_HEIGHT } from './MapLegend.tsx'
import { WORLD_SIZE } from './worldShapes.ts'

export const MAP_ID = 'agreements-map'

/** What a picture keeps of how the window draws it. */
const DRAWN = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight'] as const

const PICTURE_HEIGHT = WORLD_SIZE.height + LEGEND_HEIGHT

/** Pixels of a picture for each unit of the drawing. */
const SCALE = 3

/** Saves the map that is shown, with its colours written into it, so that it looks alike elsewhere. */
export async function saveMap(format: 'svg' | 'png', name: string): Promise<void> {
  const map = document.getElementById(MAP_ID)
  if (!(map instanceof SVGSVGElement)) return
  const svg = new Blob([drawingOf(map)], { type: 'image/svg+xml' })
  saveBlob(format === 'svg' ? svg : await pictureOf(svg), `${name}.${format}`)
}

function drawingOf(map: SVGSVGElement): string {
  const copy = map.cloneNode(true) as SVGSVGElement
  const originals = map.querySelectorAll<SVGElement>('*')
  copy.querySelectorAll<SVGElement>('*').forEach((element, at) => {
    const style = getComputedStyle(originals[at] as SVGElement)
    for (const property of DRAWN) element.setAttribute(property, style.getPropertyValue(property).replaceAll('"', ''))
    element.removeAttribute('class')
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(WORLD_SIZE.width))
  copy.setAttribute('height', String(PICTURE_HEIGHT))
  copy.setAttribute('viewBox', `0 0 ${WORLD_SIZE.width} ${PICTURE_HEIGHT}`)
  return new XMLSerializer().serializeToString(copy)
}

async function pictureOf(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = WORLD_SIZE.width * SCALE
    canvas.height = PICTURE_HEIGHT * SCALE
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.fillStyle = getComputedStyle(document.body).backgroundColor
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}
