package dev.groundwork.localstack.google;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The token endpoint (RFC 6749 section 4.1.3, RFC 7636 section 4.5): a code for tokens, once. */
final class TokenEndpoint {

    private static final String BASIC = "Basic ";
    private static final int ACCESS_SECONDS = 3599;

    private final GoogleSettings settings;
    private final Grants grants;
    private final IdTokens idTokens;

    TokenEndpoint(GoogleSettings settings, Grants grants, IdTokens idTokens) {
        this.settings = settings;
        this.grants = grants;
        this.idTokens = idTokens;
    }

    Reply answer(Parameters form, Optional<String> authorization) {
        if (!isClient(form, authorization)) {
            return Reply.error(401, "invalid_client", "Unauthorized");
        }
        if (!form.has("grant_type", "authorization_code")) {
            return Reply.error(400, "unsupported_grant_type", "Invalid grant_type");
        }
        var grant = form.get("code").flatMap(grants::take);
        if (grant.isEmpty()) {
            return Reply.error(400, "invalid_grant", "Malformed or used auth code.");
        }
        if (!form.has("redirect_uri", grant.get().redirectUri())) {
            return Reply.error(400, "redirect_uri_mismatch", "Bad Request");
        }
        var challenge = form.get("code_verifier").map(TokenEndpoint::challenge);
        if (!challenge.equals(Optional.of(grant.get().challenge()))) {
            return Reply.error(400, "invalid_grant", "Invalid code verifier.");
        }
        return Reply.json(
                200,
                Map.of(
                        "access_token", "ya29.of-no-use",
                        "expires_in", ACCESS_SECONDS,
                        "scope", "openid email profile",
                        "token_type", "Bearer",
                        "id_token",
                                idTokens.sign(grant.get().person(), grant.get().nonce())));
    }

    /** By Basic or by the form, never half of each. */
    private boolean isClient(Parameters form, Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return form.has("client_id", settings.clientId()) && form.has("client_secret", settings.clientSecret());
        }
        var header = authorization.get();
        if (!header.startsWith(BASIC)) {
            return false;
        }
        var pair = new String(Base64.getDecoder().decode(header.substring(BASIC.length())), StandardCharsets.UTF_8)
                .split(":", 2);
        return pair.length == 2
                && Parameters.decoded(pair[0]).equals(settings.clientId())
                && Parameters.decoded(pair[1]).equals(settings.clientSecret());
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had", e);
        }
    }
}
