/** The header by which a window shows the token of this start. */
export const TOKEN_HEADER = 'x-libellus-token'

/**
 * What the window's page may load: its own files, and pictures that it has fetched itself.
 * Styles may stand in the page, since the components set them there; nothing of any origin but its own can be reached.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Of an answer that is no page of ours: shown by itself it would be a document without scripts, forms or an origin. */
export const ANSWER_POLICY: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

/** Headers of every answer, whoever gives it. Nothing is kept in a cache: evidence would outlive the locked vault there. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
