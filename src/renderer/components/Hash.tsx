/** A SHA-256 by its ends, in groups of four; in full where it has the keyboard or the pointer stays. */
export function Hash({ sha256 }: { sha256: string }) {
  const groups = sha256.match(/.{4}/g) ?? []
  return (
    <span className="hash numbers" tabIndex={0} title={groups.join(' ')}>
      <span className="hash-short">
        {groups.slice(0, 3).join(' ')} … {groups.slice(-2).join(' ')}
      </span>
      <span className="hash-full">{groups.join(' ')}</span>
    </span>
  )
}
