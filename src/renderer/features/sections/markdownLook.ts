import { markdown } from '@codemirror/lang-markdown'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'

const look = HighlightStyle.define([
  { tag: tags.heading1, class: 'md-heading md-heading-1' },
  { tag: tags.heading, class: 'md-heading' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.quote, class: 'md-quotation' },
  { tag: [tags.processingInstruction, tags.url], class: 'md-sign' },
])

/** Markdown as it is written, its signs quiet beside what they set off. */
export const markdownLook = [
  markdown({ addKeymap: true, completeHTMLTags: false, pasteURLAsLink: false }),
  syntaxHighlighting(look),
]
