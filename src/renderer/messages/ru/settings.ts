export default {
  theme: 'Тема',
  themes: { system: 'Как в системе', light: 'Светлая', dark: 'Тёмная' },
  language: 'Язык',
  languages: { system: 'Как в системе', en: 'English', ru: 'Русский' },
}
