package dev.groundwork.auth.google;

import dev.groundwork.auth.google.GoogleSignIn.Failed;
import dev.groundwork.auth.google.GoogleSignIn.GoogleSignInError;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The authorization code flow with PKCE at the configured issuer, with the client of the secret {@link SecretName#GOOGLE_OAUTH}. */
@Singleton
final class OpenIdSignIn implements GoogleSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);
    private static final String CALLBACK = "/api/auth/oauth/google/callback";
    private static final String SCOPE = "openid email profile";

    private final OpenIdProvider provider;
    private final OpenIdCalls calls;
    private final IdTokenVerifier verifier;
    private final SecretStore secrets;
    private final String redirectUri;

    OpenIdSignIn(
            OpenIdProvider provider,
            OpenIdCalls calls,
            IdTokenVerifier verifier,
            SecretStore secrets,
            @Value("${groundwork.web.origin}") String webOrigin) {
        this.provider = provider;
        this.calls = calls;
        this.verifier = verifier;
        this.secrets = secrets;
        this.redirectUri = webOrigin + CALLBACK;
    }

    private record Client(String id, String secret) {}

    private Optional<Client> client() {
        var members = secrets.current(SecretName.GOOGLE_OAUTH);
        var client = new Client(members.getOrDefault("clientId", ""), members.getOrDefault("clientSecret", ""));
        return Optional.of(client).filter(c -> !c.id().isEmpty() && !c.secret().isEmpty());
    }

    @Override
    public Start start(OAuthSecret secret) {
        var client = client();
        if (client.isEmpty()) {
            return new Failed(GoogleSignInError.NOT_CONFIGURED);
        }
        try {
            var endpoint = provider.endpoints().authorization();
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("client_id", client.get().id());
            parameters.put("redirect_uri", redirectUri);
            parameters.put("response_type", "code");
            parameters.put("scope", SCOPE);
            parameters.put("state", secret.state().value());
            parameters.put("nonce", secret.nonce());
            parameters.put("code_challenge", secret.challenge());
            parameters.put("code_challenge_method", "S256");
            var glue = endpoint.getQuery() == null ? "?" : "&";
            return new Start.Redirect(URI.create(endpoint + glue + OpenIdCalls.encoded(parameters)));
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The issuer does not say where to sign in");
            return new Failed(GoogleSignInError.UNAVAILABLE);
        }
    }

    @Override
    public Redemption redeem(String code, OAuthSecret secret) {
        var client = client();
        if (client.isEmpty()) {
            return new Failed(GoogleSignInError.NOT_CONFIGURED);
        }
        try {
            var answer = calls.post(
                    provider.endpoints().token(),
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            code,
                            "redirect_uri",
                            redirectUri,
                            "code_verifier",
                            secret.verifier(),
                            "client_id",
                            client.get().id(),
                            "client_secret",
                            client.get().secret()));
            if (answer.isFault()) {
                return new Failed(GoogleSignInError.UNAVAILABLE);
            }
            return answer.isOk() && answer.body().get("id_token") instanceof String token
                    ? redemption(verifier.verify(token, client.get().id(), secret.nonce()))
                    : refused(answer.status());
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The issuer did not answer");
            return new Failed(GoogleSignInError.UNAVAILABLE);
        }
    }

    private static Redemption redemption(IdTokenVerifier.Result result) {
        return switch (result) {
            case IdTokenVerifier.Result.Valid(var identity) -> new Redemption.Identified(identity);
            case IdTokenVerifier.Result.Invalid(var why) -> {
                LOG.atWarn().addKeyValue("fault", why).log("An ID token is not valid");
                yield new Failed(GoogleSignInError.FAILED);
            }
        };
    }

    private static Redemption refused(int status) {
        LOG.atWarn().addKeyValue("status", status).log("The issuer did not redeem a code");
        return new Failed(GoogleSignInError.FAILED);
    }

    @Override
    public boolean isFrom(String issuer) {
        return provider.issuer().equals(issuer);
    }
}
