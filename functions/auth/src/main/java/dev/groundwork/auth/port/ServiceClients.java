package dev.groundwork.auth.port;

import dev.groundwork.auth.domain.ServiceClient;
import java.util.Optional;

/** Our own services. */
public interface ServiceClients {

    /** The client of this id. */
    Optional<ServiceClient> find(String id);

    /** Keeps a new client. False when its id is taken. */
    boolean add(ServiceClient client);
}
