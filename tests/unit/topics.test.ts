import { expect, test } from 'vitest'
import { topicOf } from '../../src/main/engine/events/board.ts'

test.each([
  ['stage.recorded', 'stages'],
  ['agreement.changed', 'registers'],
  ['agreements.exported', 'registers'],
  ['agreements.map-exported', 'registers'],
])('windows are told of %s', (act, topic) => expect(topicOf(act)).toBe(topic))
