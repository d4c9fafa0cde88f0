package dev.groundwork.auth.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.localstack.google.EmailVerified;
import dev.groundwork.localstack.google.GoogleSettings;
import dev.groundwork.localstack.google.GoogleStandIn;
import dev.groundwork.localstack.google.Person;
import dev.groundwork.localstack.google.Tamper;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The auth function with a Google of its own beside it, and browsers that go there and back. */
final class GoogleStack implements AutoCloseable {

    private static final String KEYS = "/oauth2/v3/certs";
    static final String CALLBACK = "/api/auth/oauth/google/callback";
    static final Person ADA = person("7", "ada@example.com");

    private final HandClock clock = new HandClock(Instant.parse("2026-01-07T09:30:00Z"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final GoogleStandIn google;
    private final AuthStack auth;

    GoogleStack() {
        try {
            google = GoogleStandIn.start(new GoogleSettings(
                    AuthStack.GOOGLE_CLIENT,
                    AuthStack.GOOGLE_SECRET,
                    Set.of(AuthStack.ORIGIN + CALLBACK),
                    clock,
                    new SecureRandom()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        makeKey();
        google.next(ADA);
        auth = new AuthStack(clock, Map.of("groundwork.google.issuer", google.issuer()));
    }

    /** Has the stand-in make its key, which can take longer on a busy machine than a sign-in waits for an answer. */
    private void makeKey() {
        var keys = URI.create(google.issuer() + KEYS);
        try {
            http.send(HttpRequest.newBuilder(keys).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Somebody whose address Google has verified. */
    static Person person(String sub, String email) {
        return new Person(sub, email, EmailVerified.TRUE, "Ada Lovelace", Tamper.NONE);
    }

    AuthStack auth() {
        return auth;
    }

    GoogleStandIn google() {
        return google;
    }

    HandClock clock() {
        return clock;
    }

    /**
     * A browser that began to sign in.
     *
     * @param toGoogle where it was sent
     * @param cookieName under which name
     * @param cookie what it keeps
     */
    record Begun(URI toGoogle, String cookieName, String cookie) {

        /** A browser that was sent there with this header. */
        static Begun of(String location, String setCookie) {
            var equals = setCookie.indexOf('=');
            return new Begun(
                    URI.create(location),
                    setCookie.substring(0, equals),
                    setCookie.substring(equals + 1, setCookie.indexOf(';')));
        }
    }

    /** Begins. */
    Begun begin(String path) {
        var answer = auth.send(HttpEvent.get(path));
        return Begun.of(
                answer.header("Location").orElseThrow(), answer.cookies().getFirst());
    }

    Begun begin() {
        return begin("/api/auth/oauth/google");
    }

    /** The path and query of the callback that Google sends. */
    String back(Begun begun) {
        try {
            var request = HttpRequest.newBuilder(begun.toGoogle()).build();
            var location = http.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            return location.substring(AuthStack.ORIGIN.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Comes back with the cookies of these. */
    Answer end(String back, Begun... cookies) {
        var event = HttpEvent.get(back);
        for (var begun : cookies) {
            event = event.cookie(begun.cookieName(), begun.cookie());
        }
        return auth.send(event);
    }

    /** All of it. */
    Answer signIn() {
        var begun = begin();
        return end(back(begun), begun);
    }

    /** The error that an answer sends to the login page. */
    static String error(Answer answer) {
        var location = answer.header("Location").orElse("");
        var login = AuthStack.ORIGIN + "/login?error=";
        return location.startsWith(login) ? location.substring(login.length()) : "none, but " + location;
    }

    /** The refresh token that an answer sets. */
    static String refreshToken(Answer answer) {
        return answer.cookies().stream()
                .filter(cookie -> cookie.startsWith(RefreshCookie.NAME + "="))
                .map(cookie -> cookie.substring(RefreshCookie.NAME.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no refresh cookie: " + answer.raw()));
    }

    static boolean setsRefreshCookie(Answer answer) {
        return answer.cookies().stream().anyMatch(cookie -> cookie.startsWith(RefreshCookie.NAME));
    }

    /** The account as the page sees it that a browser is sent to. */
    JsonNode me(Answer signedIn) {
        return auth.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + refreshToken(signedIn) + "\"}"))
                .json()
                .path("user");
    }

    /** The partition keys of everything in the table of accounts. */
    List<String> partitions() {
        return auth.tables().items(auth.tables().accounts()).stream()
                .map(attributes -> new Item(attributes).string("pk"))
                .toList();
    }

    /** The parameters of a query. */
    static Map<String, String> query(URI uri) {
        var parameters = new HashMap<String, String>();
        for (var pair : uri.getRawQuery().split("&", -1)) {
            var cut = pair.indexOf('=');
            parameters.put(pair.substring(0, cut), URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        http.close();
        google.close();
        auth.close();
    }
}
