package dev.groundwork.auth.activity;

import dev.groundwork.http.Edge;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Binds a controller method's parameter of the type {@link Origin}. */
@Singleton
final class OriginBinder implements TypedRequestArgumentBinder<Origin> {

    @Override
    public Argument<Origin> argumentType() {
        return Argument.of(Origin.class);
    }

    @Override
    public BindingResult<Origin> bind(ArgumentConversionContext<Origin> context, HttpRequest<?> request) {
        var edge = Edge.of(request);
        var origin = Optional.of(new Origin(edge.requestId(), edge.sourceIp(), edge.userAgent()));
        return () -> origin;
    }
}
