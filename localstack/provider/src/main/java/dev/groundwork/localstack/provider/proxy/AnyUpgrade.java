package dev.groundwork.localstack.provider.proxy;

import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.UpgradeProtocolHandler;

/** Takes a change to any protocol that client and app agree on; Jetty knows two by name. */
final class AnyUpgrade extends UpgradeProtocolHandler {

    @Override
    protected boolean acceptHeaders(Request request, Response response) {
        return true;
    }
}
