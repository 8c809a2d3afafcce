/**
 * A name or a path as it may be shown: control characters (C0 but tab and line feed, DEL, C1) and bidirectional
 * overrides, which would make it read as another name, are shown as U+FFFD.
 */
export function inert(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}
