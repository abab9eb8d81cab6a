/** What is wrong with what stands in a field, read out when it appears. */
export const FieldFault = ({ words }: { readonly words: string | undefined }) =>
  words === undefined ? null : (
    <p className="field-fault" role="alert">
      {words}
    </p>
  )
