import { StateEffect, StateField } from '@codemirror/state'
import { indexTargets, type TargetIndex } from '../../../shared/domain/reference-target.ts'

export const setIndex = StateEffect.define<TargetIndex>()

/** What the text may refer to, as the case stands. */
export const referenceIndex = StateField.define<TargetIndex>({
  create: () => indexTargets([]),
  update: (index, { effects }) => effects.find((effect) => effect.is(setIndex))?.value ?? index,
})
