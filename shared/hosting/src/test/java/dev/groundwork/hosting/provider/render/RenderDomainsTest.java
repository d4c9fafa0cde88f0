package dev.groundwork.hosting.provider.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.CustomDomains.CustomDomain;
import dev.groundwork.hosting.provider.CustomDomains.DnsRecord;
import dev.groundwork.hosting.provider.CustomDomains.DomainState;
import dev.groundwork.hosting.provider.CustomDomains.RecordPurpose;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.testing.HandClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RenderDomainsTest {

    private final RenderWorld world =
            new RenderWorld(FakeRender.OWNER, new HandClock(Instant.parse("2026-01-07T09:30:00Z")));
    private final CustomDomains domains = world.provider().domains().orElseThrow();
    private final ServiceId service = new ServiceId(world.api().stranger("shop"));

    @AfterEach
    void everyRequestIsValid() {
        assertThat(world.api().findings()).isEmpty();
        world.api().close();
    }

    private static CustomDomain answer(ProviderOutcome<CustomDomain> outcome) {
        assertThat(outcome).isInstanceOf(ProviderOutcome.Answered.class);
        return ((ProviderOutcome.Answered<CustomDomain>) outcome).value();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-847 a domain at Render leads to its service's host; the twin that Render adds, which nobody has proven, goes")
    void domains() {
        var added = answer(domains.add(service, "www.example.com"));

        assertThat(added.state()).isEqualTo(DomainState.PENDING_DNS);
        assertThat(added.records())
                .containsExactly(
                        new DnsRecord("CNAME", "www.example.com", "shop.onrender.test", RecordPurpose.ROUTING));
        assertThat(world.api().domains(service.value())).containsExactly("www.example.com");
        assertThat(answer(domains.add(service, "example.com")).records())
                .containsExactly(new DnsRecord("ALIAS", "example.com", "shop.onrender.test", RecordPurpose.ROUTING));
        assertThat(world.api().domains(service.value())).containsExactly("www.example.com", "example.com");

        assertThat(answer(domains.verify(service, "www.example.com")).state()).isEqualTo(DomainState.PENDING_DNS);
        world.api().verified(service.value(), "www.example.com");
        assertThat(answer(domains.verify(service, "www.example.com")).state()).isEqualTo(DomainState.ACTIVE);

        var other = new ServiceId(world.api().stranger("other"));
        assertThat(domains.add(other, "www.example.com")).isEqualTo(new ProviderOutcome.NameConflict<>());
        assertThat(domains.read(other, "www.example.com")).isEqualTo(new ProviderOutcome.Missing<>());
        for (int i = 0; i < 2; i++) {
            assertThat(domains.remove(service, "www.example.com")).isEqualTo(new ProviderOutcome.Answered<>(service));
        }
        assertThat(world.api().domains(service.value())).containsExactly("example.com");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-850 a twin at Render that cannot be removed takes its domain with it, and the next try ends well")
    void twin() {
        world.api().dropNext("DELETE", ".*/custom-domains/example.com");
        assertThat(domains.add(service, "www.example.com")).isInstanceOf(ProviderOutcome.Unavailable.class);
        assertThat(domains.read(service, "www.example.com")).isEqualTo(new ProviderOutcome.Missing<>());
    }
}
