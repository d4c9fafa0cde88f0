package dev.groundwork.hosting.usecase;

/** So many others write the same app that a change found no place. Nothing was changed; the caller may repeat. */
public final class BusyException extends RuntimeException {

    BusyException() {
        super("too many writers of one app", null, false, false);
    }
}
