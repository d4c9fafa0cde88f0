package dev.groundwork.http;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;
import jakarta.inject.Singleton;

/**
 * Keeps Lambda's context of an invocation out of the container. The framework's own factory makes beans of it at every invocation: the
 * container's lists grow by them for as long as the function is warm, and its caches start anew. Nobody here injects that context.
 */
@Singleton
@Replaces(DefaultLambdaContextFactory.class)
final class InvocationContexts implements LambdaContextFactory {

    @Override
    public void registerSingletons(Context context) {
        // A bean that nobody asks for costs every later request.
    }
}
