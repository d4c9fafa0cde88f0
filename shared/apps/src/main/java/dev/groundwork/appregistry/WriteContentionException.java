package dev.groundwork.appregistry;

/** Thrown when so many others write the same app that a change did not succeed. Nothing was changed; the caller may repeat. */
public final class WriteContentionException extends RuntimeException {

    public WriteContentionException() {
        super("too many writers of one app", null, false, false);
    }
}
