/** The product's mark: a page, its margin rule, a seal. */
export function ProductMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" fill="none" aria-hidden>
      <path d="M4.5 2.5h9.2l4 4v13h-13.2z" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M8 2.8v16.4" stroke="currentColor" strokeWidth="1.1" />
      <path d="M10.6 9h4.6M10.6 12h4.6" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />
      <circle cx="14.3" cy="16.1" r="1.7" fill="var(--seal)" />
    </svg>
  )
}
