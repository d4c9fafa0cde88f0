package dev.groundwork.auth.serviceclients;

import java.util.Optional;

/** The clients of our own services. */
interface ServiceClients {

    /** Returns the client of this id. A text that has not the form of an id costs no read. */
    Optional<ServiceClient> find(String id);

    /** Stores a new client. Returns false if its id is taken. */
    boolean add(ServiceClient client);

    /** Replaces a client's secrets. Returns false if they are not those of {@code seen} any more. */
    boolean replace(ServiceClient seen, ServiceClient next);
}
