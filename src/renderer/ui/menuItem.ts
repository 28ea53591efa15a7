/** One line of a menu. A menu is data, so that a button, a right click and the keyboard show the same. */
export type MenuItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'label'; readonly label: string }
  | {
      readonly kind: 'action'
      readonly name: string
      readonly label: string
      readonly keys?: string
      readonly danger?: boolean
      readonly disabled?: boolean
      /** Where it is given, the line is a box that is ticked or not. */
      readonly checked?: boolean
    }
