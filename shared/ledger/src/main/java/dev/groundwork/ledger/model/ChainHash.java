package dev.groundwork.ledger.model;

import dev.groundwork.ledger.model.ScopedKey.Digest;
import java.util.Base64;

/**
 * The hash of an entry, over the hash before it and all that the entry's owner sees: who has the entries can check that none was changed,
 * left out or put in. SHA-256, as 43 characters; empty before the first entry.
 *
 * @param text the hash in base64url without padding
 */
public record ChainHash(String text) {

    /** The hash before the first entry. */
    public static final ChainHash START = new ChainHash("");

    /** The hash whose bytes these are. */
    public static ChainHash of(byte[] bytes) {
        return new ChainHash(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The bytes. */
    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }

    /** The hash of the entry with these fields after the entry with this hash: of this text, a line feed and the fields, in UTF-8. */
    public ChainHash next(String fields) {
        return of(Digest.sha256(text + "\n" + fields));
    }

    @Override
    public String toString() {
        return text;
    }
}
