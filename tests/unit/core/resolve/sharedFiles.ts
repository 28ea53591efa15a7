/** A project of two files with an anchor, one that is extended, and an env file. */
export const files = {
  'compose.yaml': 'x-c: &c {restart: always}\nservices:\n  a: {image: a, environment: [V]}\n  b: {<<: *c, image: b}\n  c: {extends: {file: base.yaml, service: s}, env_file: c.env}\nvolumes: {v: }\n',
  'over.yaml': 'services:\n  a: {tty: true}\n',
  'base.yaml': 'services: {s: {image: s}}\n',
  'c.env': 'A=1\n',
}
export const setting = { composeFiles: ['compose.yaml', 'over.yaml'] }
export type Files = Record<string, string>
