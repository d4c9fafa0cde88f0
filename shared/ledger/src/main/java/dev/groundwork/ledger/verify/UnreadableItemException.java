package dev.groundwork.ledger.verify;

/** An item of the table is not what the ledger writes. */
public final class UnreadableItemException extends RuntimeException {

    private final String item;

    /**
     * @param item names the item within its ledger
     * @param cause what went wrong when it was read
     */
    public UnreadableItemException(String item, RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.item = item;
    }

    /** Names the item within its ledger. */
    public String item() {
        return item;
    }
}
