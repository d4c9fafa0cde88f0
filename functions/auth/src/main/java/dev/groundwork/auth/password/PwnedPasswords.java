package dev.groundwork.auth.password;

import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The range API of <a href="https://haveibeenpwned.com/API/v3#PwnedPasswords">Pwned Passwords</a>: five hex digits of a SHA-1 go out, the
 * suffixes of all known hashes come back, and padding hides from a listener how many. Padding has the count 0 and counts as nothing. No
 * redirect is followed, and what is larger than any honest answer counts as an outage.
 */
@Singleton
@Secondary
final class PwnedPasswords implements BreachedPasswords {

    /** For all of it, from the connection to the last byte. */
    static final Duration DEADLINE = Duration.ofSeconds(2);

    /** An answer with padding has up to about 1,000 rows of about 40 bytes. */
    private static final long MAX_BYTES = 256 * 1024;

    private static final int PREFIX = 5;
    private static final int OK = 200;

    private final URI ranges;
    private final Duration deadline;

    /** Makes the client at the first call: most starts of the function see none. */
    private static final class Client {

        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(DEADLINE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Inject
    PwnedPasswords(@Value("${groundwork.hibp.url}") String url) {
        this(url, DEADLINE);
    }

    PwnedPasswords(String url, Duration deadline) {
        this.ranges = URI.create(url + "/range/");
        this.deadline = deadline;
    }

    @Override
    public Finding find(Password password) {
        var hash = sha1(password.value());
        var request = HttpRequest.newBuilder(ranges.resolve(hash.substring(0, PREFIX)))
                .header("Add-Padding", "true")
                .header("User-Agent", "groundwork")
                .build();
        var answer = Client.INSTANCE.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
        try {
            var response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == OK ? finding(response.body(), hash.substring(PREFIX)) : Finding.UNAVAILABLE;
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            return Finding.UNAVAILABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.UNAVAILABLE;
        }
    }

    private static Finding finding(String rows, String suffix) {
        return rows.lines().anyMatch(row -> isHit(row.strip(), suffix)) ? Finding.BREACHED : Finding.NOT_FOUND;
    }

    /** Tells whether a row is {@code SUFFIX:COUNT} of this suffix with a count above zero; any other text is no hit. */
    private static boolean isHit(String row, String suffix) {
        return row.length() > suffix.length() + 1
                && row.regionMatches(true, 0, suffix, 0, suffix.length())
                && row.charAt(suffix.length()) == ':'
                && row.substring(suffix.length() + 1).matches("0*[1-9]\\d*");
    }

    private static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
