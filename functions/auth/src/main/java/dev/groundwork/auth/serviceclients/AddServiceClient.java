package dev.groundwork.auth.serviceclients;

import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.Scope;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/** Makes a client for one of our services. An operator does this, never a request from outside. */
@Singleton
final class AddServiceClient {

    private static final String ID_PREFIX = "cli_";

    private final ServiceClients clients;
    private final IdSource ids;
    private final SecureRandom random;

    AddServiceClient(ServiceClients clients, IdSource ids, SecureRandom random) {
        this.clients = clients;
        this.ids = ids;
        this.random = random;
    }

    /**
     * A new client with its secret.
     *
     * @param id the client id
     * @param secret shown once: only its hash is stored
     */
    public record Added(String id, SecretToken secret) {}

    /** Adds a client that may ask for these scopes. */
    public Added add(Set<Scope> scopes) {
        var secret = SecretToken.next(random);
        var id = ID_PREFIX + ids.nextUlid();
        if (!clients.add(new ServiceClient(id, secret.hash(), Optional.empty(), scopes))) {
            throw new IllegalStateException("a fresh client id was taken");
        }
        return new Added(id, secret);
    }
}
