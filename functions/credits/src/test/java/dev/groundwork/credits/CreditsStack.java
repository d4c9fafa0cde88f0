package dev.groundwork.credits;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.dynamodb.AccountsTable;
import dev.groundwork.dynamodb.AppsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.adapter.OpeningLedger;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction;
import dev.groundwork.testing.HttpFunction.Answer;
import dev.groundwork.testing.Seeds;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The credits function on tables of its own, with users who are signed in and a service that may consume. */
final class CreditsStack implements AutoCloseable {

    static final String ORIGIN = "https://groundwork.test";

    private final Tables tables = Tables.create();
    private final HandClock clock = new HandClock(Instant.parse("2026-01-07T09:30:00Z"));
    private final ECKey key = Seeds.signingKey("k1");
    private final ApplicationContext context;
    private final HttpFunction function;

    CreditsStack() {
        put(Item.at(AccountsTable.signingKey("k1"))
                .set("jwk", key.toPublicJWK().toJSONString())
                .build());
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.of("groundwork.web.origin", ORIGIN, "groundwork.issuer", ORIGIN));
        context = ApplicationContext.builder(configuration)
                .singletons(tables.client(), clock)
                .start();
        function = new HttpFunction(context);
    }

    /** A user with the free credits, and the access token of a live session. */
    record SignedIn(UserId id, String token) {}

    SignedIn user() {
        var user = new UserId("usr_" + UlidCreator.getMonotonicUlid());
        var session = new SessionId("ses_" + UlidCreator.getMonotonicUlid());
        put(Item.at(AccountsTable.session(user, session))
                .set("absoluteEnd", clock.instant().plus(Duration.ofDays(30)))
                .set("idleEnd", clock.instant().plus(Duration.ofDays(7)))
                .build());
        tables.credits().put(OpeningLedger.item(user, clock.instant()), OpeningLedger.CONDITION);
        return new SignedIn(user, token(user.value(), "user", session.value()));
    }

    /** An app of the user's that runs. */
    void running(UserId user) {
        var app = new AppId("app_" + UlidCreator.getMonotonicUlid());
        tables.apps().put(Item.at(AppsTable.billing(user, app)).build(), Expression.ALWAYS);
    }

    String service(String scope) {
        return service("cli_test", scope);
    }

    String service(String client, String scope) {
        return token(client, scope, null);
    }

    private String token(String subject, String scope, @Nullable String session) {
        try {
            var now = clock.instant();
            var claims = new JWTClaimsSet.Builder()
                    .issuer(ORIGIN)
                    .audience(ORIGIN)
                    .subject(subject)
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(Duration.ofDays(365))))
                    .claim("scope", scope)
                    .claim("sid", session)
                    .build();
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID("k1")
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(Item item) {
        tables.accounts().put(item, Expression.ALWAYS);
    }

    /** A key of the clock's time. */
    String freshKey() {
        clock.advance(Duration.ofMillis(1));
        return new Ulid(clock.instant().toEpochMilli(), UlidCreator.getUlid().getRandom()).toString();
    }

    Answer consume(String idempotencyKey, String body) {
        return send(HttpEvent.post("/api/credits/consume", body)
                .header("idempotency-key", idempotencyKey)
                .bearer(service("credits:consume")));
    }

    Answer message(UserId user, String idempotencyKey) {
        return consume(
                idempotencyKey,
                "{\"userId\":\"%s\",\"action\":\"ideation_message\",\"referenceId\":\"m-1\"}".formatted(user));
    }

    Answer get(SignedIn user, String path) {
        return send(HttpEvent.get(path).bearer(user.token()));
    }

    Answer send(HttpEvent event) {
        return function.send(event);
    }

    HandClock clock() {
        return clock;
    }

    int items() {
        return tables.items(tables.credits()).size();
    }

    @Override
    public void close() {
        function.close();
        tables.close();
    }
}
