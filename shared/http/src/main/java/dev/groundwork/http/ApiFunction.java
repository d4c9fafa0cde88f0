package dev.groundwork.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler of every HTTP function. It takes what the framework would throw at before any filter runs, so that such a request is answered as any
 * other: a path that is no URI becomes the one that spells the same characters, which no route has; headers that are none (RFC 9110 section 5.5), and
 * those about languages and charsets, which no route looks at, are left out. {@code Accept} stands aside, since the framework would compare names only
 * and answer in the caller's spelling and charset. What the framework throws at all the same is a problem, too.
 *
 * <p>Lambda's runtime prefers the handler of streams to that of events, so that it does not load its own serializer.
 */
public final class ApiFunction extends APIGatewayV2HTTPEventFunction implements RequestStreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiFunction.class);

    /** RFC 9110 section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final String UNESCAPED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Used by Lambda. */
    public ApiFunction() {}

    /** A function of the classes on the class path, in this context. */
    public ApiFunction(ApplicationContext context) {
        super(context);
    }

    /** The framework's own builder has every singleton made at the start; here it is made when a request first needs it (ADR 0062). */
    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return ApplicationContext.builder(Environment.FUNCTION, "lambda");
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        ApiEvents.write(handleRequest(ApiEvents.read(event), context), answer);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        var http = event.getRequestContext().getHttp();
        http.setPath(path(http.getPath()));
        event.setHeaders(fields(Optional.ofNullable(event.getHeaders()).orElse(Map.of())));
        var response = super.handleRequest(event, context);
        var hasPassedFilters =
                response.getHeaders() != null && response.getHeaders().containsKey(ResponseRendering.REQUEST_ID);
        return hasPassedFilters ? response : fault(event.getRequestContext().getRequestId());
    }

    /** The same path if it is one of a URI (RFC 3986 section 3.3); else with escapes for what a path may not hold, a percent sign that begins no escape included. */
    static String path(String path) {
        var valid = new StringBuilder(path.length());
        for (var i = 0; i < path.length(); ) {
            var codePoint = path.codePointAt(i);
            if (UNESCAPED.indexOf(codePoint) >= 0 || isEscape(path, i)) {
                valid.append((char) codePoint);
            } else {
                for (var octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    valid.append('%').append(HEX.toHexDigits(octet));
                }
            }
            i += Character.charCount(codePoint);
        }
        return valid.toString();
    }

    private static boolean isEscape(String path, int place) {
        return path.charAt(place) == '%'
                && place + 2 < path.length()
                && HexFormat.isHexDigit(path.charAt(place + 1))
                && HexFormat.isHexDigit(path.charAt(place + 2));
    }

    private static Map<String, String> fields(Map<String, String> headers) {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (TOKEN.matcher(name).matches() && value.chars().noneMatch(Character::isISOControl)) {
                fields.put(name, value.strip());
            }
        });
        fields.remove("accept-language");
        fields.remove("accept-charset");
        fields.remove(Accept.ASIDE);
        Optional.ofNullable(fields.remove("accept")).ifPresent(accept -> fields.put(Accept.ASIDE, accept));
        return fields;
    }

    private APIGatewayV2HTTPResponse fault(String requestId) {
        LOG.atError().addKeyValue("requestId", requestId).log("A request failed before any filter ran");
        return applicationContext.getBean(ResponseRendering.class).fault(requestId);
    }

    /**
     * Keeps Lambda's context of an invocation out of the container. The framework's own factory makes beans of it at every invocation: the
     * container's lists grow by them for as long as the function is warm, and its caches start anew. Nobody here injects that context.
     */
    @Singleton
    @Replaces(DefaultLambdaContextFactory.class)
    static final class InvocationContexts implements LambdaContextFactory {

        @Override
        public void registerSingletons(Context context) {
            // A bean that nobody asks for costs every later request.
        }
    }
}
