package dev.groundwork.auth.serviceclients;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A client id and secret from HTTP Basic, each form-encoded before (RFC 6749 section 2.3.1).
 *
 * @param id the client id
 * @param secret the client's secret
 */
record BasicCredentials(String id, String secret) {

    private static final String SCHEME = "Basic ";

    static Optional<BasicCredentials> read(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(header -> parse(header.substring(SCHEME.length()).strip()));
    }

    private static Optional<BasicCredentials> parse(String base64) {
        try {
            var pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            var cut = pair.indexOf(':');
            return cut < 0
                    ? Optional.empty()
                    : decoded(pair.substring(0, cut))
                            .flatMap(id ->
                                    decoded(pair.substring(cut + 1)).map(secret -> new BasicCredentials(id, secret)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + id + "]";
    }
}
