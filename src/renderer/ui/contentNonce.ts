/**
 * The nonce that the page's content security policy allows styles by, where the shell gives one
 * (`<meta name="csp-nonce" content>`). Libraries that put a style element into the page need it.
 */
export const contentNonce: string = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
