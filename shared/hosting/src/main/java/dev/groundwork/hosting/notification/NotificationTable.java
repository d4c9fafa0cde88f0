package dev.groundwork.hosting.notification;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.dynamodb.Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The keys of the table {@code apps} that hold notifications of providers.
 *
 * <pre>
 * pk                 sk            item                                condition on write
 * NOTIFICATION#hash  NOTIFICATION  a notification that was handled     none: handling it twice is harmless; TTL
 * </pre>
 */
final class NotificationTable {

    private NotificationTable() {}

    /** A notification, by the digest of its provider and id: the id is the provider's text and has no bound. */
    static Key notification(ProviderName provider, String id) {
        try {
            var text = provider.text() + " " + id;
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Key("NOTIFICATION#" + HexFormat.of().formatHex(hash), "NOTIFICATION");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
