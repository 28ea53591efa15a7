import { toast } from 'vue-sonner'

export interface ToastAction {
  readonly label: string
  readonly perform: () => void
}

/**
 * Short news of what was done, in the corner and in a live region. What needs a decision is a dialog; what stays true is
 * said in the status bar. Texts are shown as text, never as markup.
 */
export function useToasts() {
  const options = (action?: ToastAction) => (action ? { action: { label: action.label, onClick: action.perform } } : {})
  return {
    done: (message: string, action?: ToastAction) => toast.success(message, options(action)),
    tell: (message: string, action?: ToastAction) => toast(message, options(action)),
    warn: (message: string, action?: ToastAction) => toast.warning(message, { duration: 8000, ...options(action) }),
    fail: (message: string, action?: ToastAction) => toast.error(message, { duration: 12_000, ...options(action) }),
    /** Takes news away that holds no longer, by what the call that showed it answered. */
    dismiss: (shown: string | number) => void toast.dismiss(shown),
  }
}
