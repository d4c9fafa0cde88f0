package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.campaign.CampaignFault;
import dev.groundwork.hosting.campaign.CampaignWorld;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.testing.HandClock;
import io.micronaut.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/** Railway's adapter over its stand-in, for the campaign. */
public final class RailwayWorld implements CampaignWorld {

    private final FakeRailway railway = new FakeRailway();
    private final HostingProvider provider = new RailwayProvider(
            new RailwayApi(
                    JsonMapper.createDefault(), railway.url(), () -> FakeRailway.TOKEN, new HandClock(SampleApps.NOW)),
            "");

    public FakeRailway railway() {
        return railway;
    }

    @Override
    public HostingProvider provider() {
        return provider;
    }

    @Override
    public void arm(int request, CampaignFault fault) {
        railway.faults((field, number) -> number == request ? Optional.of(at(fault)) : Optional.empty());
    }

    /** Every request from now on has this fault. */
    public void armAll(CampaignFault fault) {
        railway.faults((field, number) -> Optional.of(at(fault)));
    }

    private static RailwayFault at(CampaignFault fault) {
        return RailwayFault.valueOf(fault.name());
    }

    @Override
    public int requests() {
        return railway.calls().size();
    }

    @Override
    public boolean namesAreUnique() {
        return false;
    }

    @Override
    public void stranger(String name, Marker marker) {
        railway.state().stranger(name, marker.value());
    }

    @Override
    public long objects(Marker marker) {
        return railway.state().marked(marker.value()).size();
    }

    @Override
    public long objects() {
        return railway.state().projects().size();
    }

    /** A deployment that Railway made by itself when it was connected has no commit of ours. */
    @Override
    public long deployments(Marker marker, DeploymentId deployment) {
        return railway.state().marked(marker.value()).stream()
                .flatMap(project -> project.deployments.stream())
                .filter(made -> made.commit.isPresent())
                .filter(made -> deployment.value().equals(made.variables.get("GROUNDWORK_BUILD_ID")))
                .count();
    }

    @Override
    public List<String> findings() {
        return railway.findings();
    }

    @Override
    public void close() {
        railway.close();
    }
}
