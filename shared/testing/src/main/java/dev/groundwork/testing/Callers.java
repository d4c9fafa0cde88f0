package dev.groundwork.testing;

import com.github.f4b6a3.ulid.UlidCreator;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.util.Date;

/** Callers of a function under test, as sign-in and token endpoint would have made them: tokens of a published key, sessions in the table. */
public final class Callers {

    private static final Duration LIFE = Duration.ofDays(365);
    private static final String KID = "k1";

    private final Tables tables;
    private final ProductClock clock;
    private final String issuer;
    private final ECKey key = Seeds.signingKey(KID);

    /** Publishes a key in these tables. */
    public Callers(Tables tables, ProductClock clock, String issuer) {
        this.tables = tables;
        this.clock = clock;
        this.issuer = issuer;
        put(Item.at(AccountKeys.signingKey(KID))
                .set("jwk", key.toPublicJWK().toJSONString())
                .build());
    }

    /**
     * A person.
     *
     * @param id the account
     * @param token an access token
     */
    public record User(UserId id, String token) {}

    /** A new person with a live session. */
    public User user() {
        var user = new UserId("usr_" + UlidCreator.getMonotonicUlid());
        var session = new SessionId("ses_" + UlidCreator.getMonotonicUlid());
        var end = clock.instant().plus(LIFE);
        put(Item.at(AccountKeys.session(user, session))
                .set("absoluteEnd", end)
                .set("idleEnd", end)
                .build());
        return new User(user, sign(claims(user.value(), "user").claim("sid", session.value())));
    }

    /** An access token of a service with these scopes. */
    public String service(String clientId, String scopes) {
        return sign(claims(clientId, scopes));
    }

    private JWTClaimsSet.Builder claims(String subject, String scope) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(issuer)
                .subject(subject)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .claim("scope", scope);
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(KID)
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    private void put(Item item) {
        tables.accounts().put(item, Expression.ALWAYS);
    }
}
