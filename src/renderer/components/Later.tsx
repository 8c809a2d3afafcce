import { type ReactNode, useDeferredValue } from 'react'

/** Shows what takes long to draw once what stands around it is drawn, in slices between which the window answers. */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) ? children : null
}
