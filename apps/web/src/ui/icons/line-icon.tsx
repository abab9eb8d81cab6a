import type { ReactNode, SVGProps } from 'react'

/** A 16 px line icon; it takes the colour and, with `1em` scaling, the size of the words beside it. */
export function LineIcon({ children, ...rest }: SVGProps<SVGSVGElement> & { readonly children: ReactNode }) {
  return (
    <svg
      width="1.15em"
      height="1.15em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...rest}
    >
      {children}
    </svg>
  )
}
