package dev.groundwork.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.Locale;

/**
 * Refuses bodies by size (413) and content type (415), and callers who accept nothing that the route answers (406), after authentication and before
 * anything reads the body. A controller therefore declares {@code @Consumes(MediaType.ALL)}, so that the router does not refuse first; a route that
 * chooses its form by {@link Accept} itself declares {@code @Produces(MediaType.ALL)}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodyRules implements Ordered {

    /** The largest body where a route says nothing else: 256 KiB. */
    static final int DEFAULT_MAX_BYTES = 256 * 1024;

    private static final List<String> JSON = List.of(MediaType.APPLICATION_JSON);

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var event = Edge.event(request);
        var route = RouteAttributes.getRouteMatch(request);
        if (route.isPresent() && request.getHeaders().contains(Accept.ASIDE)) {
            checkAccepted(request, route.get().getRouteInfo().getProduces());
        }
        if (route.isPresent() && event.getBody() != null && !event.getBody().isEmpty()) {
            check(request, event, route.get().getAnnotationMetadata());
        }
    }

    private static void checkAccepted(HttpRequest<?> request, List<MediaType> produced) {
        var forms = produced.stream().map(MediaType::getName).toList();
        if (!forms.contains(MediaType.ALL) && Accept.of(request).best(forms).isEmpty()) {
            throw refused(ProblemCode.NOT_ACCEPTABLE, "This route answers " + String.join(" or ", forms) + ".");
        }
    }

    private static void check(HttpRequest<?> request, APIGatewayV2HTTPEvent event, AnnotationMetadata rule) {
        var limit = rule.intValue(BodyRule.class, "maxBytes").orElse(DEFAULT_MAX_BYTES);
        if (size(event) > limit) {
            throw refused(ProblemCode.PAYLOAD_TOO_LARGE, "The body may have at most " + limit + " bytes.");
        }
        var declared = List.of(rule.stringValues(BodyRule.class, "types"));
        var types = declared.isEmpty() ? JSON : declared;
        if (!types.contains(MediaType.ALL) && !isOneOf(request, types)) {
            throw refused(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as " + String.join(" or ", types) + ".");
        }
    }

    private static ProblemException refused(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, detail));
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

    /** White space may stand before the parameters of a content type (RFC 9110 section 8.3.1); parameters say nothing that matters here. */
    private static boolean isOneOf(HttpRequest<?> request, List<String> types) {
        var given = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        return given != null && types.contains(given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
