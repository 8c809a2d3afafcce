interface ProgressBarProps {
  label: string
  done: number
  /** Null until counted. */
  total: number | null
}

/** How far a work is, in whatever unit it counts. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const isCounted = total !== null
  return (
    <span
      className={isCounted ? 'job-bar' : 'job-bar job-bar-uncounted'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={isCounted ? done : undefined}
    >
      <i style={isCounted ? { width: `${(100 * done) / Math.max(1, total)}%` } : undefined} />
    </span>
  )
}
