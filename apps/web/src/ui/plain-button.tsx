import type { ButtonHTMLAttributes } from 'react'
import './plain-button.css'

type Kind = 'primary' | 'default' | 'danger' | 'text'

/** A button without antd, for light pages (login, public board, phone forms); looks the same as antd's. */
export const PlainButton = ({
  kind = 'default',
  small = false,
  className = '',
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { readonly kind?: Kind; readonly small?: boolean }) => (
  <button type={type} className={`plain-button plain-${kind}${small ? ' plain-small' : ''} ${className}`} {...rest} />
)
