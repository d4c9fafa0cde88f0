package dev.groundwork.localstack.runner.gateway;

import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.runner.template.Template;

/** Answers preflights and sets CORS headers by the template's CorsConfiguration, as API Gateway does. */
public final class Cors {

    private static final String ANY = "*";
    private static final int NO_CONTENT = 204;

    private final Template.Cors allowed;

    public Cors(Template.Cors allowed) {
        this.allowed = allowed;
    }

    /** Tells whether a request is a preflight of a browser. */
    boolean isPreflight(HttpRequest request) {
        return !allowed.origins().isEmpty()
                && request.method().equals("OPTIONS")
                && request.headers().has("Origin")
                && request.headers().has("Access-Control-Request-Method");
    }

    /** The answer to a browser that asks for leave; one without leave in it where there is none. */
    HttpResponse preflight(HttpRequest request) {
        var answer = HttpResponse.of(NO_CONTENT);
        return isAllowed(request)
                ? allow(request, answer)
                        .with("Access-Control-Allow-Methods", String.join(",", allowed.methods()))
                        .with("Access-Control-Allow-Headers", String.join(",", allowed.headers()))
                        .with("Access-Control-Max-Age", Integer.toString(allowed.maxAge()))
                : answer;
    }

    /** The answer of a function, with leave for the page that asked. API Gateway's word stands in place of the function's. */
    HttpResponse allow(HttpRequest request, HttpResponse answer) {
        if (!isAllowed(request)) {
            return answer;
        }
        var origin = allowed.origins().contains(ANY) ? ANY : origin(request);
        var open = answer.with("Access-Control-Allow-Origin", origin);
        if (!origin.equals(ANY)) {
            open = new HttpResponse(open.status(), open.headers().plus("Vary", "Origin"), open.body());
        }
        if (allowed.credentials()) {
            open = open.with("Access-Control-Allow-Credentials", "true");
        }
        return allowed.exposed().isEmpty()
                ? open
                : open.with("Access-Control-Expose-Headers", String.join(",", allowed.exposed()));
    }

    private boolean isAllowed(HttpRequest request) {
        return request.headers().has("Origin")
                && (allowed.origins().contains(ANY) || allowed.origins().contains(origin(request)));
    }

    private static String origin(HttpRequest request) {
        return request.header("Origin").orElse("");
    }
}
