package dev.groundwork.mail.suppression;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.AddressHash;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Suppressions in the table {@code accounts}. A bounce alone goes by TTL; DynamoDB ignores a TTL that is no number, so a complaint's attribute
 * {@code keeps} takes its place.
 */
@Singleton
@Secondary
final class DynamoSuppressions implements Suppressions {

    private final Table accounts;

    DynamoSuppressions(@Named("accounts") Table accounts) {
        this.accounts = accounts;
    }

    @Override
    public Suppression find(String address) {
        return accounts.get(key(address))
                .map(item -> new Suppression(item.optionalInstant("bouncedUntil"), item.flag("complained")))
                .orElse(Suppression.NONE);
    }

    @Override
    public void bounced(String address, Instant now) {
        var until = now.plus(Suppression.BOUNCE);
        var change = Expression.change("SET bouncedUntil = :until, #ttl = if_not_exists(keeps, :ttl)")
                .name("#ttl", "ttl")
                .value(":until", until)
                .value(":ttl", until.getEpochSecond());
        accounts.update(key(address), change);
    }

    @Override
    public void complained(String address, Instant now) {
        var change = Expression.change("SET complained = :yes, complainedAt = :now, keeps = :complaint REMOVE #ttl")
                .name("#ttl", "ttl")
                .value(":yes", AttributeValue.fromBool(true))
                .value(":now", now)
                .value(":complaint", "complaint");
        accounts.update(key(address), change);
    }

    /** The item of an address, beside those that the function auth keeps of it; only this function writes it. */
    static Key key(String address) {
        return AccountKeys.suppression(AddressHash.of(address));
    }
}
