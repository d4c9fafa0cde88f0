package dev.groundwork.hosting.provider.vercel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.rest.FakeApi;
import dev.groundwork.hosting.provider.rest.RemoteProviderContract;
import dev.groundwork.testing.HandClock;
import io.micronaut.json.JsonMapper;
import java.time.Instant;
import java.util.List;

/** Vercel's adapter over its stand-in. */
public final class VercelWorld implements RemoteProviderContract.World {

    private final FakeVercel api = new FakeVercel();
    private final HostingProvider provider;

    public VercelWorld() {
        api.start();
        var json = JsonMapper.createDefault();
        var clock = new HandClock(Instant.parse("2026-01-07T09:30:00Z"));
        provider =
                new VercelProvider(new VercelApi(json, api.url(), () -> FakeApi.TOKEN, FakeVercel.TEAM, clock), json);
    }

    @Override
    public FakeVercel api() {
        return api;
    }

    @Override
    public HostingProvider provider() {
        return provider;
    }

    @Override
    public String createPath() {
        return "/v11/projects";
    }

    @Override
    public String deployPath() {
        return "/v13/deployments";
    }

    @Override
    public List<String> ids() {
        return api.ids();
    }

    @Override
    public String stranger(String name) {
        return api.stranger(name);
    }

    @Override
    public String marker(String service) {
        return api.marker(service);
    }

    @Override
    public long deploymentsOf(String build) {
        return api.deploymentsOf(build);
    }

    @Override
    public void mark(String service, String marker) {
        api.mark(service, marker);
    }

    @Override
    public void lose(String service) {
        api.lose(service);
    }

    @Override
    public void become(String service, String deploy, DeployState state) {
        if (state == DeployState.LIVE) {
            api.serve(service, deploy);
        } else {
            ready(
                    deploy,
                    switch (state) {
                        case QUEUED -> "QUEUED";
                        case BUILDING -> "BUILDING";
                        case LIVE -> "READY";
                        case BUILD_FAILED, START_FAILED, HEALTH_CHECK_FAILED -> "ERROR";
                        case SUPERSEDED, CANCELLED -> "CANCELED";
                        case UNKNOWN -> "THAWING";
                    });
        }
    }

    private void ready(String deploy, String state) {
        api.set(deploy, "readyState", JsonNodeFactory.instance.textNode(state));
    }

    @Override
    public void becomeUnknown(String service, String deploy) {
        become(service, deploy, DeployState.UNKNOWN);
    }

    @Override
    public int deployments(String service) {
        return api.deployments(service);
    }

    @Override
    public void settle() {
        api.settle();
    }

    @Override
    public void write(String service, String deploy, Instant time, String message) {
        api.write(deploy, time, message);
    }
}
