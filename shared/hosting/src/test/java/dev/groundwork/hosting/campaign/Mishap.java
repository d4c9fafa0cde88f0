package dev.groundwork.hosting.campaign;

/** A mishap of a worker at one of its calls of a provider. */
enum Mishap {
    NONE,
    /** It dies before the call. */
    DIES_BEFORE,
    /** It dies after the call, before it has written anything. */
    DIES_AFTER,
    /** Before the call every message so far comes again, to other workers. */
    REDELIVERED,
    /** The answer comes after its lease has ended and another worker has taken over. */
    LATE
}
