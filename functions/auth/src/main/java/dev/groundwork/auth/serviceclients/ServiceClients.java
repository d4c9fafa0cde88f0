package dev.groundwork.auth.serviceclients;

import java.util.Optional;

/** Our own services. */
interface ServiceClients {

    /** The client of this id. What can be no id is nobody's, without a look. */
    Optional<ServiceClient> find(String id);

    /** Keeps a new client. False when its id is taken. */
    boolean add(ServiceClient client);

    /** Replaces a client's secrets. False when they are not those of {@code seen} any more. */
    boolean replace(ServiceClient seen, ServiceClient next);
}
