package dev.groundwork.localstack.dynamodb.table;

/** The images of an item that a stream record shows besides its key. */
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

    /** Tells whether the item before the change is shown. */
    public boolean showsOld() {
        return old;
    }

    /** Tells whether the item after the change is shown. */
    public boolean showsNew() {
        return fresh;
    }
}
