package dev.groundwork.localstack.dynamodb.table;

/** What a change record shows of the item besides its key. */
public enum StreamView {
    KEYS_ONLY(false, false),
    NEW_IMAGE(false, true),
    OLD_IMAGE(true, false),
    NEW_AND_OLD_IMAGES(true, true);

    private final boolean old;
    private final boolean fresh;

    StreamView(boolean old, boolean fresh) {
        this.old = old;
        this.fresh = fresh;
    }

    /** Whether the item before the change is shown. */
    public boolean showsOld() {
        return old;
    }

    /** Whether the item after the change is shown. */
    public boolean showsNew() {
        return fresh;
    }
}
