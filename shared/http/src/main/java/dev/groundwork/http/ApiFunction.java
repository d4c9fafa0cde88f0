package dev.groundwork.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The handler of every HTTP function. It takes what the framework would throw at before any filter runs, so that such a request is answered as any
 * other: a path that is no URI becomes the one that spells the same characters, which no route has, and headers about languages and charsets, which
 * no route looks at, are left out. {@code Accept} stands aside, since the framework would compare names only and answer in the caller's spelling.
 */
public final class ApiFunction extends APIGatewayV2HTTPEventFunction {

    /** Used by Lambda. */
    public ApiFunction() {}

    /** A function of the classes on the class path, in this context. */
    public ApiFunction(ApplicationContext context) {
        super(context);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        var http = event.getRequestContext().getHttp();
        http.setPath(PathText.valid(http.getPath()));
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Optional.ofNullable(event.getHeaders()).orElse(Map.of()));
        headers.remove("accept-language");
        headers.remove("accept-charset");
        headers.remove(Accept.ASIDE);
        Optional.ofNullable(headers.remove("accept")).ifPresent(accept -> headers.put(Accept.ASIDE, accept));
        event.setHeaders(headers);
        return super.handleRequest(event, context);
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
