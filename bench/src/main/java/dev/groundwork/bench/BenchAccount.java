package dev.groundwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.secrets.OutboxSeal;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An account that has proven its address, made by the routes that people use.
 *
 * @param functions where it is
 */
record BenchAccount(BenchFunctions functions) {

    static final String PASSWORD = "correct horse battery staple";

    private static final String EMAIL = "ada@example.com";
    private static final ObjectMapper JSON = new ObjectMapper();

    static BenchAccount register(BenchFunctions functions) {
        var body = "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Ada\"}".formatted(EMAIL, PASSWORD);
        functions
                .lambda()
                .send(Lambda.bytes(HttpEvent.post("/api/auth/register", body)))
                .expect(202);
        var mail = functions.tables().items(functions.tables().accounts()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .map(OutboxMail::from)
                .findFirst()
                .orElseThrow();
        var token = functions.part(OutboxSeal.class).open(mail.sealed()).orElseThrow();
        functions
                .lambda()
                .send(Lambda.bytes(HttpEvent.post("/api/auth/verify-email", "{\"token\":\"%s\"}".formatted(token))))
                .expect(200);
        return new BenchAccount(functions);
    }

    /** A sign-in by an API client. */
    static byte[] login() {
        return Lambda.bytes(HttpEvent.post(
                "/api/auth/login",
                "{\"email\":\"%s\",\"password\":\"%s\",\"refreshTokenDelivery\":\"body\"}".formatted(EMAIL, PASSWORD)));
    }

    /** The tokens of a new session. */
    JsonNode tokens() {
        try {
            return JSON.readTree(functions.lambda().send(login()).expect(200).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An exchange of the refresh token that came with these. */
    static byte[] refresh(JsonNode tokens) {
        var token = tokens.path("refreshToken").asText();
        return Lambda.bytes(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token)));
    }
}
