package dev.groundwork.localstack.google;

import java.io.IOException;

/**
 * Stands in for Google's sign-in. It does what the real one does with a person who has agreed before: answers the authorization request at
 * once by redirect, exchanges the code once for an ID token signed with RS256, and publishes its keys. Who signs in is whoever was named
 * last; what is wrong with the tokens is part of that.
 *
 * <p>Listens on 127.0.0.1 and calls itself {@code localhost}, so that to a browser it is another site than the product, as Google is.
 */
public final class GoogleStandIn implements AutoCloseable {

    private final OpenIdServer server;
    private final IdTokens idTokens;
    private volatile Person next = Person.SOMEBODY;

    private GoogleStandIn(OpenIdServer server, GoogleSettings settings) {
        this.server = server;
        this.idTokens = new IdTokens(server.issuer(), settings.clientId(), settings.clock());
    }

    /** Answers on any free port from when this returns until it is closed. */
    public static GoogleStandIn start(GoogleSettings settings) throws IOException {
        var server = new OpenIdServer();
        var standIn = new GoogleStandIn(server, settings);
        var grants = new Grants(settings.clock(), settings.random());
        server.open(
                new Authorize(settings, server.issuer(), grants, standIn::next),
                new TokenEndpoint(settings, grants, standIn.idTokens),
                standIn.idTokens);
        return standIn;
    }

    /** The issuer of its tokens, below which its discovery document stands: {@code http://localhost:<port>}. */
    public String issuer() {
        return server.issuer();
    }

    /** Returns the person who signs in at the next request and all after it, until somebody else is named. */
    public Person next() {
        return next;
    }

    /** Names who signs in from now on. */
    public void next(Person person) {
        next = person;
    }

    /** Signs with a new key from now on, and forgets the old one. */
    public void rotateKey() {
        idTokens.rotateKey();
    }

    @Override
    public void close() {
        server.close();
    }
}
