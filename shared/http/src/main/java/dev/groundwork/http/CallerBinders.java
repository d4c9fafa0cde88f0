package dev.groundwork.http;

import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Lets a controller method ask for who calls, from where, and under which idempotency key, by the parameter's type. */
@Factory
final class CallerBinders {

    @Bean
    @Singleton
    TypedRequestArgumentBinder<Caller.User> user() {
        return new Binder<>(Caller.User.class, request -> caller(request, Caller.User.class));
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<Caller.Service> service() {
        return new Binder<>(Caller.Service.class, request -> caller(request, Caller.Service.class));
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<Edge> edge() {
        return new Binder<>(Edge.class, Edge::of);
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<IdempotencyKey> idempotencyKey() {
        return new Binder<>(IdempotencyKey.class, CallerBinders::key);
    }

    private static <C extends Caller> C caller(HttpRequest<?> request, Class<C> kind) {
        return request.getUserPrincipal(Authentication.class)
                .map(Caller::of)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.INSUFFICIENT_SCOPE, "This token is not for this route.")));
    }

    private static IdempotencyKey key(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get("Idempotency-Key"))
                .flatMap(IdempotencyKey::parse)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemCode.IDEMPOTENCY_KEY_INVALID,
                        "Send an Idempotency-Key header of 1 to 255 printable ASCII characters.")));
    }

    private record Binder<T>(Class<T> type, Function<HttpRequest<?>, T> read) implements TypedRequestArgumentBinder<T> {

        @Override
        public Argument<T> argumentType() {
            return Argument.of(type);
        }

        @Override
        public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> source) {
            var value = Optional.of(read.apply(source));
            return () -> value;
        }
    }
}
