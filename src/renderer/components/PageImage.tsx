import { memo, useEffect, useState } from 'react'
import { ErrorLine } from './ErrorLine.tsx'
import { letPictureGo, pictureAtHand, takePicture } from './pagePictures.ts'

/** Widths are asked for in steps of so many pixels, so that a dragged edge does not render a page anew at each of them. */
const STEP = 160
const WIDEST = 3200
/** Milliseconds for which a page that passes by is not asked for. */
const PASSING_BY = 90

interface PageImageProps {
  /** Route of the page's picture, without its width. */
  path: string
  /** CSS pixels. */
  width: number
  height: number
  label: string
  /** Whether the person scrolls, so that the page may be gone in a moment. */
  passing?: boolean
}

/** A rendered page. While a sharper one is on its way the one that is there stays. */
export const PageImage = memo(function PageImage({ path, width, height, label, passing = false }: PageImageProps) {
  const [shown, setShown] = useState<string>()
  const [error, setError] = useState<unknown>()
  const pixels = Math.min(WIDEST, STEP * Math.ceil((width * window.devicePixelRatio) / STEP))
  const asked = `${path}${path.includes('?') ? '&' : '?'}width=${pixels}`
  const [wait] = useState(passing ? PASSING_BY : 0)

  useEffect(() => {
    const stop = new AbortController()
    let taken = false
    const show = (url: string) => {
      taken = true
      if (stop.signal.aborted) return letPictureGo(asked)
      setError(undefined)
      setShown(url)
    }
    const ask = () =>
      takePicture(asked, stop.signal).then(show, (reason: unknown) => {
        if (!stop.signal.aborted) setError(reason)
      })
    const atHand = pictureAtHand(asked)
    if (atHand !== undefined) show(atHand)
    const timer = atHand === undefined ? setTimeout(ask, wait) : undefined
    return () => {
      clearTimeout(timer)
      stop.abort()
      if (taken) letPictureGo(asked)
    }
  }, [asked, wait])

  return (
    <div className="page-image" style={{ width, height }}>
      {shown !== undefined && (
        <img src={shown} alt={label} width={width} height={height} draggable={false} decoding="async" />
      )}
      {error !== undefined && shown === undefined && <ErrorLine error={error} />}
    </div>
  )
})
