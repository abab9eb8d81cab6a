import { useQuery } from '@tanstack/react-query'

/**
 * What a setting is for, to a reader of English; a block of a plug-in has its own sentence only. The sentences come with
 * the first form that is opened in English, so nobody else waits for them.
 */
export function EnglishHelp({ sentence }: { readonly sentence: string }) {
  const { data, isPending } = useQuery({
    queryKey: ['words', 'helps'],
    queryFn: async () => (await import('../../../../words/en/helps/index.ts')).helps,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return isPending ? null : (data?.[sentence] ?? sentence)
}
