package dev.groundwork.hosting.reconcile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A process that is killed at a write of one of its ports, before it takes effect or after it: from then on none of them does anything. */
final class DyingPort {

    private final int last;
    private final boolean isAfter;
    private int writes;
    private boolean isDead;

    /**
     * Begins a process.
     *
     * @param last the write at which it is killed, from 1 on
     * @param isAfter whether that write takes effect
     */
    DyingPort(int last, boolean isAfter) {
        this.last = last;
        this.isAfter = isAfter;
    }

    /** Returns true once it was killed. */
    boolean isDead() {
        return isDead;
    }

    /** The process is gone. */
    static final class KilledException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Returns a port of the process, whose methods of these names are its writes. */
    <T> T of(Class<T> type, T port, Set<String> names) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            alive();
            var isWrite = names.contains(method.getName());
            writes += isWrite ? 1 : 0;
            isDead = isWrite && writes == last && !isAfter;
            alive();
            try {
                var answer = method.invoke(port, args);
                isDead = isWrite && writes == last && isAfter;
                alive();
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }));
    }

    private void alive() {
        if (isDead) {
            throw new KilledException();
        }
    }
}
