package dev.groundwork.auth.secrets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;

/** P-256 keys whose public parts stand in the table {@code accounts}. A key's id is its thumbprint (RFC 7638). */
@Singleton
final class PublishedSigningKeys implements SigningKeys {

    /** The time after which TTL removes a retired key's item; it verifies nothing from its retirement on. */
    private static final Duration KEPT_AFTER = Duration.ofDays(1);

    private final Table accounts;

    PublishedSigningKeys(@Named("accounts") Table accounts) {
        this.accounts = accounts;
    }

    @Override
    public String generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("no P-256 key could be made", e);
        }
    }

    @Override
    public void publish(String privateJwk) {
        var key = parse(privateJwk);
        var item = Item.at(AccountKeys.signingKey(key.getKeyID()))
                .set("jwk", key.toPublicJWK().toJSONString())
                .build();
        accounts.put(item, Expression.when(AccountsTable.ABSENT));
    }

    @Override
    public void retire(String privateJwk, Instant at) {
        var retired = Expression.change(
                        "SET retiredAt = if_not_exists(retiredAt, :at), #ttl = if_not_exists(#ttl, :ttl)")
                .onlyIf(AccountsTable.PRESENT)
                .name("#ttl", "ttl")
                .value(":at", at)
                .value(":ttl", at.plus(KEPT_AFTER).getEpochSecond());
        accounts.update(AccountKeys.signingKey(parse(privateJwk).getKeyID()), retired);
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key is no JWK");
        }
    }
}
