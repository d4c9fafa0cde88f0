package dev.groundwork.auth.worker;

import dev.groundwork.auth.usecase.AddServiceClient;
import dev.groundwork.kernel.Scope;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for by invoking this function directly, with IAM's leave and no route: a client for one of our services. The secret is
 * in the answer and nowhere else.
 */
public final class Operator extends MicronautRequestHandler<Operator.Command, Operator.Client> {

    private static final String CREATE_SERVICE_CLIENT = "create-service-client";

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    AddServiceClient addServiceClient;

    /** As Lambda makes it. */
    public Operator() {}

    /** On a container that stands already. */
    public Operator(ApplicationContext context) {
        super(context);
    }

    /**
     * What is asked for.
     *
     * @param command {@code create-service-client}
     * @param scopes what the client may ask for
     */
    @Serdeable
    public record Command(
            @Nullable String command, @Nullable List<String> scopes) {}

    /**
     * A new client.
     *
     * @param clientId its id
     * @param clientSecret its secret, shown once
     * @param scopes what it may ask for
     */
    @Serdeable
    public record Client(String clientId, String clientSecret, List<String> scopes) {}

    @Override
    public Client execute(Command event) {
        if (!CREATE_SERVICE_CLIENT.equals(event.command()) || event.scopes() == null) {
            throw new IllegalArgumentException("send {\"command\":\"create-service-client\",\"scopes\":[…]}");
        }
        var scopes = event.scopes().stream()
                .map(text ->
                        Scope.parse(text).orElseThrow(() -> new IllegalArgumentException("there is no scope " + text)))
                .collect(Collectors.toSet());
        var added = addServiceClient.add(scopes);
        return new Client(
                added.id(),
                added.secret().value(),
                scopes.stream().map(Scope::text).sorted().toList());
    }
}
