package dev.groundwork.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies by size (413) and content type (415), after authentication and before anything reads them. A controller therefore
 * declares {@code @Consumes(MediaType.ALL)}, so that the router does not judge first.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodyRules implements Ordered {

    /** The largest body where a route says nothing else: 256 KiB. */
    static final int DEFAULT_MAX_BYTES = 256 * 1024;

    private static final String[] JSON = {MediaType.APPLICATION_JSON};

    private final Problems problems;

    BodyRules(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> judge(HttpRequest<?> request) {
        var route = RouteAttributes.getRouteMatch(request);
        if (route.isEmpty()) {
            return null;
        }
        var event = Edge.event(request);
        if (event.getBody() == null || event.getBody().isEmpty()) {
            return null;
        }
        AnnotationMetadata rule = route.get().getAnnotationMetadata();
        var limit = rule.intValue(BodyRule.class, "maxBytes").orElse(DEFAULT_MAX_BYTES);
        if (size(event) > limit) {
            return problems.response(
                    request,
                    Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "The body may have at most " + limit + " bytes."));
        }
        var types = rule.isAnnotationPresent(BodyRule.class) ? rule.stringValues(BodyRule.class, "types") : JSON;
        if (!isOneOf(request, types.length == 0 ? JSON : types)) {
            return problems.response(
                    request,
                    Problem.of(
                            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                            "Send the body as " + String.join(" or ", types.length == 0 ? JSON : types) + "."));
        }
        return null;
    }

    /** Bytes of the body; base64 tells its size without being decoded. */
    private static long size(APIGatewayV2HTTPEvent event) {
        var body = event.getBody();
        if (event.getIsBase64Encoded()) {
            long padding = body.endsWith("==") ? 2 : body.endsWith("=") ? 1 : 0;
            return body.length() / 4L * 3 - padding;
        }
        return body.codePoints().mapToLong(BodyRules::utf8Length).sum();
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static boolean isOneOf(HttpRequest<?> request, String[] types) {
        return request.getContentType()
                .map(MediaType::getName)
                .map(name -> Arrays.asList(types).contains(name.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }
}
