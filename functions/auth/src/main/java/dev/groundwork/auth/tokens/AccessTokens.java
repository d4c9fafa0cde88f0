package dev.groundwork.auth.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.Scope;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs access tokens with ES256 and the current signing key (RFC 9068, RFC 7518 section 3.4). They hold nothing personal. */
@Singleton
public final class AccessTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String KEY_MEMBER = "jwk";

    private final SecretStore secrets;
    private final IdSource ids;
    private final String issuer;
    private volatile @Nullable ParsedKey last;

    AccessTokens(SecretStore secrets, IdSource ids, @Value("${groundwork.issuer}") String issuer) {
        this.secrets = secrets;
        this.ids = ids;
        this.issuer = issuer;
    }

    /** Signs a token for a person's session. */
    public String forUser(UserId user, SessionId session, Instant now, Duration life) {
        return sign(
                claims(user.value(), now, life).claim("sid", session.value()).claim("scope", "user"));
    }

    /** Signs a token for one of our services. */
    public String forService(String clientId, Set<Scope> scopes, Instant now, Duration life) {
        var scope = scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
        return sign(claims(clientId, now, life).claim("client_id", clientId).claim("scope", scope));
    }

    private JWTClaimsSet.Builder claims(String subject, Instant now, Duration life) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(issuer)
                .subject(subject)
                .jwtID(ids.nextUlid())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            var key = key();
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(TYPE)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("an access token could not be signed", e);
        }
    }

    private ECKey key() {
        var text = secrets.current(SecretName.SIGNING_KEY).get(KEY_MEMBER);
        if (text == null) {
            throw new IllegalStateException("the signing key was never made: rotate it once");
        }
        var known = last;
        if (known == null || !known.text.equals(text)) {
            known = new ParsedKey(text, parse(text));
            last = known;
        }
        return known.key;
    }

    private static ECKey parse(String text) {
        try {
            return ECKey.parse(text);
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key is no JWK");
        }
    }

    private record ParsedKey(String text, ECKey key) {}
}
