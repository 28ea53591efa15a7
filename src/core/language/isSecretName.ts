const secret = /pass(?:word|wd|phrase)?(?:$|_|[A-Z])|passwd|pwd|secret|token|api_?key|private_?key|credential|(?:^|_)auth(?:$|_)|access_?key/i

/** Whether a variable of that name is likely to hold something that should not be seen over a shoulder. A file's name may be seen. */
export function isSecretName(name: string): boolean {
  return secret.test(name) && !/_?(?:file|path)$/i.test(name)
}
