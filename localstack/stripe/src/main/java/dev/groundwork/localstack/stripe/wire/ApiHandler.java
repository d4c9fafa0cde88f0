package dev.groundwork.localstack.stripe.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Events;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Answers the requests below {@code /v1/}: key, version, idempotency, parameters, work, expansion. */
public final class ApiHandler {

    /** The root of the API's paths. */
    public static final String ROOT = "/v1/";

    private static final String VERSION = "\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?";

    private final Account account;
    private final Operations operations;
    private final Expansion expansion;
    private final RequestLog log;
    private final IdempotencyKeys keys;

    public ApiHandler(Account account, Operations operations, Expansion expansion, RequestLog log) {
        this.account = account;
        this.operations = operations;
        this.expansion = expansion;
        this.log = log;
        this.keys = new IdempotencyKeys(account);
    }

    /** Answers a request below the root. */
    public HttpResponse answer(HttpRequest request) {
        var id = account.newId("request");
        var key = request.header("Idempotency-Key")
                .filter(k -> !k.isEmpty() && !request.method().equals("GET"));
        ApiAnswer answer;
        try {
            answer = answer(request, id, key);
        } catch (ApiError refused) {
            answer = refusal(refused, id);
        }
        return answer.response(request.header("Stripe-Version").orElse(Stripe.API_VERSION), key);
    }

    private ApiAnswer answer(HttpRequest request, String id, Optional<String> key) {
        checkKey(request);
        checkVersion(request);
        var sent =
                request.method().equals("GET") ? request.query() : new String(request.body(), StandardCharsets.UTF_8);
        var form = Form.parse(sent);
        log.add(request.method(), request.path(), form, key);
        if (key.isEmpty()) {
            return work(request, id, key, form);
        }
        return keys.answer(
                key.get(), request.method() + " " + request.path() + " " + form, () -> work(request, id, key, form));
    }

    private ApiAnswer work(HttpRequest request, String id, Optional<String> key, Map<String, Object> form) {
        try {
            var operation = operations
                    .find(request.method(), request.path().substring(ROOT.length()))
                    .orElseThrow(() -> ApiError.unknownUrl(request.method(), request.path()));
            var call = new Call(
                    account, operation.ids(), request.path(), ParameterReader.read(operation.parameters(), form));
            var outcome = account.change(() -> {
                account.events().causedBy(Optional.of(new Events.Cause(id, key)));
                try {
                    return answer(operation, call);
                } finally {
                    account.events().causedBy(Optional.empty());
                }
            });
            return new ApiAnswer(200, outcome.value(), id, Optional.empty(), true);
        } catch (ApiError refused) {
            return refusal(refused, id);
        }
    }

    private String answer(Operations.Found operation, Call call) {
        ObjectNode answer = Events.shown(operation.work().apply(call));
        expansion.apply(answer, call.part("expand"));
        return answer.toString();
    }

    private static ApiAnswer refusal(ApiError refused, String id) {
        var body = refused.body();
        if (body.path("error") instanceof ObjectNode error) {
            error.put("request_log_url", "https://dashboard.stripe.com/test/logs/" + id);
        }
        return new ApiAnswer(refused.status(), body.toString(), id, Optional.empty(), refused.isKept());
    }

    private static void checkVersion(HttpRequest request) {
        request.header("Stripe-Version")
                .filter(version -> !version.matches(VERSION))
                .ifPresent(version -> {
                    throw ApiError.refused("parameter_unknown", "Invalid Stripe API version: " + version);
                });
    }

    private static void checkKey(HttpRequest request) {
        var header = request.header("Authorization").orElse("");
        var secret = header.startsWith("Basic ") ? basic(header.substring(6)) : header.replaceFirst("^Bearer ", "");
        if (header.isEmpty()) {
            throw ApiError.unauthorized("You did not provide an API key. You need to provide your API key in the"
                    + " Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        if (!secret.matches("(sk|rk)_test_[A-Za-z0-9_]+")) {
            throw ApiError.unauthorized("Invalid API Key provided: " + secret.replaceAll("(?<=.{8}).", "*"));
        }
    }

    private static String basic(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).replaceFirst(":.*$", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
