package dev.groundwork.credits.quotes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * Quotes as JWTs of a type of their own, {@code quote+jwt} (RFC 8725 section 3.11), signed with HMAC-SHA-256: who checks them has made them. The
 * secret is asked for by the first quote, so a function that sees none never does.
 */
@Singleton
final class JwtQuotes implements Quotes {

    private static final JOSEObjectType TYPE = new JOSEObjectType("quote+jwt");
    private static final String MEMBER = "key";
    private static final String ACTION = "action";
    private static final String COMPLEXITY = "complexity";
    private static final String COST = "cost";

    private final BeanProvider<SecretStore> secrets;

    JwtQuotes(BeanProvider<SecretStore> secrets) {
        this.secrets = secrets;
    }

    @Override
    public String sign(Quote quote) {
        var claims = new JWTClaimsSet.Builder()
                .subject(quote.user().value())
                .claim(ACTION, quote.action().text())
                .claim(COST, quote.cost().amount())
                .expirationTime(Date.from(quote.expiresAt()));
        quote.complexity().ifPresent(complexity -> claims.claim(COMPLEXITY, complexity.value()));
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build();
        var jwt = new SignedJWT(header, claims.build());
        try {
            jwt.sign(new MACSigner(key(secrets.get().current(SecretName.QUOTE_KEY))));
        } catch (JOSEException e) {
            throw new IllegalStateException("a quote cannot be signed", e);
        }
        return jwt.serialize();
    }

    @Override
    public Optional<Quote> read(String text) {
        try {
            var jwt = SignedJWT.parse(text);
            var header = jwt.getHeader();
            return TYPE.equals(header.getType()) && JWSAlgorithm.HS256.equals(header.getAlgorithm()) && isOurs(jwt)
                    ? Optional.of(quote(jwt.getJWTClaimsSet()))
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT jwt) {
        var store = secrets.get();
        return verifies(jwt, store.current(SecretName.QUOTE_KEY))
                || store.previous(SecretName.QUOTE_KEY)
                        .filter(previous -> verifies(jwt, previous))
                        .isPresent();
    }

    private static boolean verifies(SignedJWT jwt, Map<String, String> secret) {
        try {
            return jwt.verify(new MACVerifier(key(secret)));
        } catch (JOSEException e) {
            throw new IllegalStateException("a quote cannot be verified", e);
        }
    }

    private static byte[] key(Map<String, String> secret) {
        var key = secret.get(MEMBER);
        if (key == null) {
            throw new IllegalStateException("the quote key has no member " + MEMBER);
        }
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static Quote quote(JWTClaimsSet claims) throws ParseException {
        var complexity = claims.getLongClaim(COMPLEXITY);
        return new Quote(
                new UserId(claims.getSubject()),
                Action.parse(claims.getStringClaim(ACTION)).orElseThrow(),
                Optional.ofNullable(complexity).flatMap(Complexity::of),
                Credits.of(claims.getLongClaim(COST)),
                claims.getExpirationTime().toInstant());
    }
}
