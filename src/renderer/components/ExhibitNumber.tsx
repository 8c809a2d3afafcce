/** An exhibit's number in its box; blue where it is a link. */
export function ExhibitNumber({ label, link = false }: { label: string; link?: boolean }) {
  return <span className={link ? 'exhibit-number exhibit-number-link' : 'exhibit-number'}>{label}</span>
}
