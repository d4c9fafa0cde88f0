package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.operation.Target;
import java.util.List;

/**
 * A place at which faults come in. The engine asks before it runs an operation that it found sound, and again when that is committed. Both methods are
 * called on the caller's thread without any lock held, so they may block (latency) or run something (end the caller's process) before they
 * return.
 */
public interface FaultPoint {

    /** No faults. */
    FaultPoint NONE = new FaultPoint() {};

    /**
     * An operation of a caller.
     *
     * @param operation its name, such as {@code UpdateItem}
     * @param targets tables and keys in the order of the request
     * @param caller the access key id of the request's signature, empty where it has none
     */
    record Call(String operation, List<Target> targets, String caller) {}

    /** The fate of a call. */
    sealed interface Verdict {
        /** It goes its way. */
        record Proceed() implements Verdict {}

        /** It is refused for going too fast, and nothing happens. After the commit: the answer says so though it happened. */
        record Throttle() implements Verdict {}

        /** It is refused because another transaction is at the item, and nothing happens. */
        record Conflict() implements Verdict {}

        /** The service fails with status 500. */
        record Fail() implements Verdict {}

        /** The connection ends without an answer. */
        record Lose() implements Verdict {}
    }

    /** Asked before the operation runs. */
    default Verdict before(Call call) {
        return new Verdict.Proceed();
    }

    /** Asked after the operation was committed and before it is answered; not asked where it was refused. */
    default Verdict after(Call call) {
        return new Verdict.Proceed();
    }
}
