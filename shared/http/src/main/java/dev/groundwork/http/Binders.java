package dev.groundwork.http;

import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Lets a controller method ask for who calls, from where, under which idempotency key, for the body and for the query, by the parameter's type. */
@Factory
final class Binders {

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
        return new Binder<>(IdempotencyKey.class, Binders::key);
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<OptionalKey> optionalKey() {
        return new Binder<>(
                OptionalKey.class,
                request -> new OptionalKey(
                        keyText(request).map(text -> oneKey(text).orElseThrow(Binders::invalidKey))));
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<JsonBody> json() {
        return new Binder<>(JsonBody.class, Edge::json);
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<Accept> accept() {
        return new Binder<>(Accept.class, Accept::of);
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<RawBody> raw() {
        return new Binder<>(RawBody.class, request -> new RawBody(Edge.body(request)));
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<FormBody> form() {
        return new Binder<>(FormBody.class, Binders::form);
    }

    @Bean
    @Singleton
    TypedRequestArgumentBinder<QueryParameters> query(CursorSeal seal) {
        return new Binder<>(
                QueryParameters.class,
                request -> new QueryParameters(
                        request.getPath(),
                        new QueryText(Optional.ofNullable(Edge.event(request).getRawQueryString())
                                .orElse("")),
                        seal));
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
        return keyText(request).flatMap(Binders::oneKey).orElseThrow(Binders::invalidKey);
    }

    private static Optional<String> keyText(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get("Idempotency-Key"));
    }

    /**
     * The key of a header that came once. API Gateway joins the values of several headers of one name by commas, so a value with a comma may be two keys,
     * as it is by RFC 9110 section 5.3.
     */
    private static Optional<IdempotencyKey> oneKey(String text) {
        return text.indexOf(',') < 0 ? IdempotencyKey.parse(text) : Optional.empty();
    }

    private static ProblemException invalidKey() {
        return new ProblemException(Problem.of(
                ProblemCode.IDEMPOTENCY_KEY_INVALID,
                "Send one Idempotency-Key header of 1 to 255 printable ASCII characters without a comma."));
    }

    private static FormBody form(HttpRequest<?> request) {
        return new FormBody(request.getContentType()
                .map(MediaType::getName)
                .filter(MediaType.APPLICATION_FORM_URLENCODED::equalsIgnoreCase)
                .flatMap(type -> new RawBody(Edge.body(request)).text())
                .map(QueryText::new));
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
