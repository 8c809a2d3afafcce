import { useEffect, useState } from 'react'
import { engineBlobUrl } from '../app/engine.ts'
import { ErrorLine } from './ErrorLine.tsx'

/** Widths are asked for in steps of so many pixels, so that a dragged edge does not render a page anew at each of them. */
const STEP = 160
const WIDEST = 3200

interface PageImageProps {
  /** Route of the page's picture, without its width. */
  path: string
  /** CSS pixels. */
  width: number
  height: number
  label: string
}

/** A rendered page. While a sharper one is on its way the one that is there stays. */
export function PageImage({ path, width, height, label }: PageImageProps) {
  const [shown, setShown] = useState<string>()
  const [error, setError] = useState<unknown>()
  const pixels = Math.min(WIDEST, STEP * Math.ceil((width * window.devicePixelRatio) / STEP))

  useEffect(() => {
    const stop = new AbortController()
    engineBlobUrl(`${path}?width=${pixels}`, stop.signal).then(
      (url) => {
        if (stop.signal.aborted) return URL.revokeObjectURL(url)
        setError(undefined)
        setShown(url)
      },
      (reason: unknown) => {
        if (!stop.signal.aborted) setError(reason)
      },
    )
    return () => stop.abort()
  }, [path, pixels])

  useEffect(() => (shown === undefined ? undefined : () => URL.revokeObjectURL(shown)), [shown])

  return (
    <div className="page-image" style={{ width, height }}>
      {shown !== undefined && <img src={shown} alt={label} width={width} height={height} draggable={false} />}
      {error !== undefined && shown === undefined && <ErrorLine error={error} />}
    </div>
  )
}
