package dev.groundwork.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** An account of a running stack that has proven its address, and the service that consumes its credits. */
final class StackAccount {

    static final String PERSON =
            "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery staple\",\"displayName\":\"Ada\"}";

    private static final long MANY = 1_000_000;
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_.~-]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningStack stack;
    private final String user;
    private final String service;

    private StackAccount(RunningStack stack, String user, String service) {
        this.stack = stack;
        this.user = user;
        this.service = service;
    }

    /** Registers it by the link in its mail. */
    static void register(RunningStack stack, Progress progress) throws IOException, InterruptedException {
        stack.post("/api/auth/register", PERSON);
        Waiting.until(progress, () -> TOKEN.matcher(mails(stack)).find());
        var token = TOKEN.matcher(mails(stack));
        if (token.find()) {
            stack.post("/api/auth/verify-email", "{\"token\":\"" + token.group(1) + "\"}");
        }
    }

    private static String mails(RunningStack stack) throws IOException, InterruptedException {
        return stack.get("/_local/mail?to=ada@example.com");
    }

    /** Registers it, and grants it more credits than are consumed. */
    static StackAccount funded(RunningStack stack, Progress progress) throws IOException, InterruptedException {
        register(stack, progress);
        var user = JSON.readTree(stack.post("/api/auth/login", PERSON))
                .at("/user/id")
                .asText();
        var client = JSON.readTree(stack.get("/_local/status")).path("serviceClient");
        var basic = client.path("id").asText() + ":" + client.path("secret").asText();
        var token = stack.post(
                "/api/auth/token",
                "grant_type=client_credentials",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
        var account = new StackAccount(
                stack, user, JSON.readTree(token).path("access_token").asText());
        account.order("grants", "grant", "\"amount\":%d,\"reason\":\"a benchmark\"".formatted(MANY));
        return account;
    }

    /** Consumes the credits of one message, through the gateway. */
    void consume(String key) throws IOException, InterruptedException {
        order("consume", key, "\"action\":\"ideation_message\",\"referenceId\":\"message\"");
    }

    private void order(String route, String key, String members) throws IOException, InterruptedException {
        stack.post(
                "/api/credits/" + route,
                "{\"userId\":\"%s\",%s}".formatted(user, members),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + service,
                "Idempotency-Key",
                key);
    }
}
