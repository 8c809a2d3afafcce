import type { DragEvent } from 'react'

/** What is dragged is a fact of the case, by its id. */
const FACT = 'application/x-libellus-fact'

/** Lets what it is spread on be dragged as a fact. */
export function draggedFact(factId: string) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(FACT, factId)
      event.dataTransfer.effectAllowed = 'copy'
    },
  }
}

/** Lets what it is spread on take a fact. */
export function takesFact(take: (factId: string) => void, over: (isOver: boolean) => void) {
  const isFact = (event: DragEvent) => event.dataTransfer.types.includes(FACT)
  return {
    onDragOver: (event: DragEvent) => {
      if (!isFact(event)) return
      event.preventDefault()
      event.stopPropagation()
      event.dataTransfer.dropEffect = 'copy'
      over(true)
    },
    onDragLeave: () => over(false),
    onDrop: (event: DragEvent) => {
      over(false)
      if (!isFact(event)) return
      event.preventDefault()
      event.stopPropagation()
      take(event.dataTransfer.getData(FACT))
    },
  }
}
