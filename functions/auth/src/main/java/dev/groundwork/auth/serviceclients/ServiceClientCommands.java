package dev.groundwork.auth.serviceclients;

import dev.groundwork.kernel.Scope;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The function that an operator invokes directly, by IAM's permission and without a route: it makes a client for one of our services, or a new
 * secret for one. The secret is in the answer and nowhere else.
 */
public final class ServiceClientCommands
        extends MicronautRequestHandler<ServiceClientCommands.Command, ServiceClientCommands.Client> {

    private static final String CREATE = "create-service-client";
    private static final String ROTATE = "rotate-service-client";
    private static final String USAGE = "send {\"command\":\"create-service-client\",\"scopes\":[…]}"
            + " or {\"command\":\"rotate-service-client\",\"clientId\":\"…\",\"overlap\":\"P1D\"}";

    /** The time to bring a new secret to a service. */
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    AddServiceClient addServiceClient;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    RotateServiceClient rotateServiceClient;

    /** Made by Lambda. */
    public ServiceClientCommands() {}

    /** Made on a container that runs already. */
    public ServiceClientCommands(ApplicationContext context) {
        super(context);
    }

    /**
     * A command.
     *
     * @param command {@code create-service-client} or {@code rotate-service-client}
     * @param scopes the scopes that a new client may have
     * @param clientId the client whose secret is rotated
     * @param overlap the time for which the present secret still works, an ISO-8601 duration; a day if it is left out
     */
    @Serdeable
    public record Command(
            @Nullable String command,
            @Nullable List<String> scopes,
            @Nullable String clientId,
            @Nullable String overlap) {}

    /**
     * A client with a new secret.
     *
     * @param clientId its id
     * @param clientSecret its secret, shown once
     * @param scopes the scopes that it may have
     * @param oldSecretUntil when the secret before it expires, if there was one
     */
    @Serdeable
    public record Client(
            String clientId,
            String clientSecret,
            List<String> scopes,
            @Nullable String oldSecretUntil) {}

    @Override
    public Client execute(Command event) {
        if (CREATE.equals(event.command()) && event.scopes() != null) {
            return create(event.scopes());
        }
        if (ROTATE.equals(event.command()) && event.clientId() != null) {
            return rotate(event.clientId(), event.overlap());
        }
        throw new IllegalArgumentException(USAGE);
    }

    private Client create(List<String> asked) {
        var scopes = asked.stream()
                .map(text ->
                        Scope.parse(text).orElseThrow(() -> new IllegalArgumentException("there is no scope " + text)))
                .collect(Collectors.toSet());
        var added = addServiceClient.add(scopes);
        return new Client(added.id(), added.secret().value(), texts(scopes), null);
    }

    private Client rotate(String id, @Nullable String overlap) {
        var time = overlap == null ? USUAL_OVERLAP : Duration.parse(overlap);
        return switch (rotateServiceClient.rotate(id, time)) {
            case RotateServiceClient.Outcome.Rotated(var secret, var oldUntil, var scopes) ->
                new Client(id, secret.value(), texts(scopes), oldUntil.toString());
            case RotateServiceClient.Outcome.Unknown() ->
                throw new IllegalArgumentException("there is no service client of that id");
            case RotateServiceClient.Outcome.Conflict() ->
                throw new IllegalStateException("somebody else rotated it just now: try again");
        };
    }

    private static List<String> texts(Set<Scope> scopes) {
        return scopes.stream().map(Scope::text).sorted().toList();
    }
}
