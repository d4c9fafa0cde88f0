package dev.groundwork.localstack.provider;

import dev.groundwork.localstack.provider.api.ApiServer;
import dev.groundwork.localstack.provider.app.HostedApps;
import java.io.IOException;
import java.net.URI;

/**
 * The hosting provider of the local stack. It really clones, builds and runs apps on this machine, each behind a port of 127.0.0.1 that
 * stays its own, as a provider on the internet does; whoever has its token tells it what to do over HTTP. The routes:
 *
 * <pre>
 * PUT    /services/{name} {marker}                  201, 200 when known, 409 name_conflict for another marker
 * GET    /services?name=   /services/{id}           {id, name, marker, url, status, activeDeployId, notice}
 * DELETE /services/{id}                             204, also when gone; nothing of it runs then
 * POST   /services/{id}/deploys                     {gitUrl, commit, variables, clientToken?} -&gt; 201
 * GET    /services/{id}/deploys?clientToken=        {items}
 * GET    /services/{id}/deploys/{deployId}          {id, status, detail, commit, createdAt, startedAt, finishedAt, …}
 * POST   /services/{id}/deploys/{deployId}/cancel   202
 * POST   /services/{id}/stop | start | restart      202; start and restart 409 not_deployed before the first
 * POST   /services/{id}/rollback                    {deployId, clientToken?} -&gt; 201; 409 not_rollbackable
 * GET    /engines                                   {items}, the engines of databases, the standard one first
 * PUT    /databases/{name} {marker, engine}         200 when known too, 409 name_conflict for another marker
 * GET    /databases?name=  /databases/{id}          {id, name, marker, engine, status, url, detail}
 * DELETE /databases/{id}                            204, also when gone, with what was in it
 * GET    /services/{id}/logs?type=build|runtime     &amp;since= &amp;cursor= &amp;limit= -&gt; {items, nextCursor}, oldest first
 * </pre>
 *
 * <p>Errors are {@code {code, message}}. What this machine's programs are given is not a sandbox: apps run as the user who runs this.
 */
public final class LocalProvider implements AutoCloseable {

    private final HostedApps apps;
    private final ApiServer api;

    private LocalProvider(HostedApps apps, ApiServer api) {
        this.apps = apps;
        this.api = api;
    }

    /**
     * Ends what an earlier provider left running, brings back the services that ran, and answers requests from when this returns.
     *
     * @throws IOException where the folder cannot be used or is another provider's, or the port is taken
     */
    public static LocalProvider start(ProviderSettings settings) throws IOException {
        var apps = HostedApps.open(settings);
        try {
            return new LocalProvider(apps, ApiServer.start(settings, apps));
        } catch (IOException e) {
            apps.close();
            throw e;
        }
    }

    /** Returns the address of the API: {@code http://127.0.0.1:<port>}. */
    public URI url() {
        return api.url();
    }

    /** Ends the API and every app, and returns when no process is left; apps that ran come back at the next start. */
    @Override
    public void close() throws IOException {
        api.close();
        apps.close();
    }
}
