/** The colours a picture is drawn in: those of the window's tokens of the same names, for a file that has no style sheet. */
export interface PictureColours {
  readonly 'surface-canvas': string
  readonly 'surface-panel': string
  readonly line: string
  readonly text: string
  readonly 'text-muted': string
  readonly 'kind-service': string
  readonly 'kind-volume': string
  readonly 'kind-network': string
  readonly 'kind-env-file': string
  readonly 'kind-secret': string
  readonly 'kind-bind': string
  readonly 'on-kind': string
  readonly 'state-warning': string
  readonly 'state-idle': string
}

export type PictureTheme = 'light' | 'dark'

export const pictureColours: Readonly<Record<PictureTheme, PictureColours>> = {
  light: {
    'surface-canvas': '#f5f7f9',
    'surface-panel': '#ffffff',
    line: '#e2e6eb',
    text: '#171b21',
    'text-muted': '#56606d',
    'kind-service': '#2563eb',
    'kind-volume': '#7a4bcb',
    'kind-network': '#0b7786',
    'kind-env-file': '#945a08',
    'kind-secret': '#566174',
    'kind-bind': '#6d5a3e',
    'on-kind': '#ffffff',
    'state-warning': '#8f5f00',
    'state-idle': '#626d7b',
  },
  dark: {
    'surface-canvas': '#101317',
    'surface-panel': '#181c22',
    line: '#2a3039',
    text: '#e7eaef',
    'text-muted': '#a3adba',
    'kind-service': '#6b9cff',
    'kind-volume': '#b794f6',
    'kind-network': '#4fc1cf',
    'kind-env-file': '#dba34d',
    'kind-secret': '#9aa8bb',
    'kind-bind': '#c2ab86',
    'on-kind': '#10141a',
    'state-warning': '#e0a93a',
    'state-idle': '#8b96a5',
  },
}
