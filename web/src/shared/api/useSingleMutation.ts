import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

/**
 * A mutation that a press starts and that further presses leave alone until it has ended or is reset. That it is pending shows a moment after
 * the press; the second half of a double click can come before.
 */
export function useSingleMutation<Data, Variables = void>(options: UseMutationOptions<Data, Error, Variables>) {
  const isRunning = useRef(false);
  const { mutate, reset, ...mutation } = useMutation<Data, Error, Variables>({
    ...options,
    onSettled: (...settled) => {
      isRunning.current = false;
      return options.onSettled?.(...settled);
    },
  });
  const start = useCallback(
    (variables: Variables) => {
      if (isRunning.current) return;
      isRunning.current = true;
      mutate(variables);
    },
    [mutate],
  );
  const startAnew = useCallback(() => {
    isRunning.current = false;
    reset();
  }, [reset]);
  return { ...mutation, mutate: start, reset: startAnew };
}
